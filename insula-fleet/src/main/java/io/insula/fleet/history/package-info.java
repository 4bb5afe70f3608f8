/**
 * What the ledger says of the past, and how that is changed without running anything. {@link
 * io.insula.fleet.history.HistoryWork} takes over the history of another tool, writes it back,
 * repairs the ledger after harmless changes of files, and notes as applied what somebody did by
 * hand. Each change of a place is one transaction under the lock that migrations take.
 */
@NullMarked
package io.insula.fleet.history;

import org.jspecify.annotations.NullMarked;
