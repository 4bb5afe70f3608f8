/**
 * The {@code insula} command. One file per command: parse, call an operation, render. {@link
 * io.insula.cli.Main} begins; {@code Cli} puts the commands together and turns failures into
 * messages and exit codes; {@code InsulaCommand} has the options that every command understands;
 * {@code Site} opens the installation that they lead to, with an embedded server when no address is
 * given; {@code Terminal}, {@code Table}, {@code Json} and {@code ProgressLine} are the ways to
 * speak.
 */
@NullMarked
package io.insula.cli;

import org.jspecify.annotations.NullMarked;
