package io.insula.postgres.session;

import io.insula.Isolation;
import java.sql.Connection;
import java.util.EnumMap;
import java.util.Map;

/**
 * One thing that a program does with a connection. It runs on the bare driver and on a tenant's
 * connection, and what it notes has to be the same.
 */
final class Case {
  final String name;
  final Body body;
  private final Map<Isolation, String> differences = new EnumMap<>(Isolation.class);

  private String parameters = "";

  private Case(String name, Body body) {
    this.name = name;
    this.body = body;
  }

  static Case of(String name, Body body) {
    return new Case(name, body);
  }

  /** With these parameters in the address, such as {@code "?autosave=always"}. */
  Case with(String query) {
    parameters = query;
    return this;
  }

  String parameters() {
    return parameters;
  }

  /** Says why the isolations cannot but differ here; then the case has to differ. */
  Case differs(String reason, Isolation... where) {
    for (Isolation isolation : where) {
      differences.put(isolation, reason);
    }
    return this;
  }

  /** Why the isolation differs, or null if it does not. */
  String difference(Isolation isolation) {
    return differences.get(isolation);
  }

  @Override
  public String toString() {
    return name;
  }

  /** What it does. */
  interface Body {
    void run(Connection connection, Trace trace) throws Exception;
  }
}
