package io.insula.operations;

import io.insula.TenantEvent.Operation;
import io.insula.TenantId;

/**
 * An operation that the journal has not closed.
 *
 * @param asked the fingerprint of the request
 * @param step the last step that was done, for people
 */
record OpenOperation(
    long number, TenantId tenant, Operation operation, String asked, String step) {}
