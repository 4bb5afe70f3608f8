/**
 * What only this module uses: the quoting of names, small queries, and running a transaction again
 * after a lost race.
 */
@NullMarked
package io.insula.postgres.internal;

import org.jspecify.annotations.NullMarked;
