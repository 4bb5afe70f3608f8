package io.insula.operations;

import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantEvent.Operation;
import io.insula.TenantId;
import java.util.List;
import java.util.Optional;

/** Begins operations, and takes up those that somebody left. */
interface Runs {
  /** Writes tenant and journal; nothing if the id is not free any more. */
  Optional<Run> reserve(NewTenant request, Placement placement, String actor);

  /** Writes status and journal; nothing if somebody else did. */
  Optional<Run> condemn(Tenant tenant, List<String> found, String actor);

  /** Waits for the lease; nothing if the operation came to an end meanwhile. */
  Optional<Run> takeUp(OpenOperation operation, String actor);

  Optional<OpenOperation> find(TenantId id, Operation operation);

  List<OpenOperation> open();
}
