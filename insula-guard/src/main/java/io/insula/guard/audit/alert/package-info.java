/**
 * Tells somebody when the audit trail gets an entry that matters: an {@link AlertRule} says which
 * ones and how many within what time, an {@link AlertSink} sends it. Alerts never hold up or fail
 * the recording.
 */
@NullMarked
package io.insula.guard.audit.alert;

import org.jspecify.annotations.NullMarked;
