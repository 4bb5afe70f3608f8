/**
 * Compares what is in the places of tenants with what the migrations make of an empty place, and
 * repairs the difference.
 *
 * <p>The database boils every schema down to one number, from {@link io.insula.fleet.drift.Facts
 * facts} about its objects, in one query for hundreds of schemas. Where the number is the
 * reference's, nothing has drifted; elsewhere the facts themselves are compared, into {@link
 * io.insula.fleet.drift.Difference differences}. The reference is made by the migrations, in a
 * {@link io.insula.fleet.drift.Scratch scratch} place that is removed afterwards.
 */
@NullMarked
package io.insula.fleet.drift;

import org.jspecify.annotations.NullMarked;
