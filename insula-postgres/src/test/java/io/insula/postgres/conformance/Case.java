package io.insula.postgres.conformance;

import java.sql.Connection;
import java.util.Map;

/**
 * One thing that an application does with a connection.
 *
 * @param topic what it belongs to
 * @param name unique within its topic
 * @param options options of the driver, such as {@code autosave}
 * @param script what is done
 */
record Case(String topic, String name, Map<String, String> options, Script script) {
  /** How the case is called in reports and in the list of differences. */
  String id() {
    return topic + ": " + name;
  }

  /** Works with a connection that is fresh, in autocommit, and closed afterwards. */
  @FunctionalInterface
  interface Script {
    void run(Connection connection, Trace trace) throws Exception;
  }

  /** Runs it on that side, whose data is new, and returns what was seen. */
  Trace run(Side side) {
    side.reset();
    Trace trace = new Trace(side);
    try (Connection connection = side.open(options)) {
      script.run(connection, trace);
    } catch (Exception | AssertionError e) {
      trace.broken(e);
    }
    return trace;
  }

  @Override
  public String toString() {
    return id();
  }
}
