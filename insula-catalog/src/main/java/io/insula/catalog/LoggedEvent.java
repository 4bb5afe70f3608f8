package io.insula.catalog;

import io.insula.TenantEvent;
import java.util.Map;

/**
 * An event as the outbox has it.
 *
 * @param position where to read on after it
 * @param event what happened
 * @param payload more about it; JSON values
 */
public record LoggedEvent(
    EventLog.Position position, TenantEvent event, Map<String, Object> payload) {
  public LoggedEvent {
    payload = Map.copyOf(payload);
  }
}
