/**
 * What {@code insula up --demo} shows: a dozen shops in three isolations, with customers who buy
 * and burglars who try the walls. {@link io.insula.cli.demo.Demo} runs it, {@link
 * io.insula.cli.demo.Snapshot} says how it goes. It uses Insula as any application would, through
 * its data source.
 */
@NullMarked
package io.insula.cli.demo;

import org.jspecify.annotations.NullMarked;
