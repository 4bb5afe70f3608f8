package io.insula.guard.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries, the newest first.
 *
 * @param entries they
 * @param next what to ask for after them; null if there are no more
 */
public record AuditPage(List<AuditEntry> entries, @Nullable Long next) {
  public AuditPage {
    entries = List.copyOf(entries);
  }
}
