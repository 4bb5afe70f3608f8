/**
 * A real PostgreSQL for development, demos and tests, with nothing to install. {@link
 * io.insula.embedded.EmbeddedServer} opens one on a folder: it starts the server there, or finds
 * the one that runs already, and the last one to close it stops it. The data stays.
 *
 * <p>The parts: {@code Binaries} unpacks the archive for this platform into a cache once; {@code
 * Programs} runs initdb and pg_ctl; {@code PostmasterFile} reads what a running server says of
 * itself; {@code Users} counts, with file locks that a killed process loses, who still needs it.
 */
@NullMarked
package io.insula.embedded;

import org.jspecify.annotations.NullMarked;
