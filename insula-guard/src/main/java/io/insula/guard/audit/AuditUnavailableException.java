package io.insula.guard.audit;

import io.insula.InsulaException;
import org.jspecify.annotations.Nullable;

/** An entry was not acknowledged: neither the database nor a local file has it for certain. */
public final class AuditUnavailableException extends InsulaException {
  private static final long serialVersionUID = 1L;

  AuditUnavailableException(String action, String why, @Nullable Throwable cause) {
    super(message(action, why), cause);
  }

  private static String message(String action, String why) {
    return "\""
        + action
        + "\" could not be recorded in the audit trail: "
        + why
        + " Whether to go on without is yours to decide. With a spool folder"
        + " (AuditSettings.withSpool) entries survive until the database is back.";
  }
}
