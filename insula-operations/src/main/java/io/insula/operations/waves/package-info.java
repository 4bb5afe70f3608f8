/**
 * Waves: in which order the places of a fleet are migrated, and what has to hold before the next
 * wave begins. A few tenants go first (the canary), then larger parts, then the rest. {@link
 * io.insula.operations.waves.Waves} is the list, {@link io.insula.operations.waves.Gate} what
 * stands between two of them.
 */
@NullMarked
package io.insula.operations.waves;

import org.jspecify.annotations.NullMarked;
