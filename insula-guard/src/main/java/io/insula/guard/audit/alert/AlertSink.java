package io.insula.guard.audit.alert;

/** Sends alerts somewhere. Thread-safe; may take seconds, since it has a thread of its own. */
@FunctionalInterface
public interface AlertSink {
  /**
   * Sends it.
   *
   * @throws Exception if it could not be sent; that is logged and counted, and changes nothing
   */
  void send(Alert alert) throws Exception;
}
