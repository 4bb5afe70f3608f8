package io.insula.proof.lint.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Reads the catalog's records of work. Stateless and thread-safe. */
public final class HomeReader {
  private static final Question RUNS = Question.load("runs.sql");
  private static final Question PLACES = Question.load("ready_places.sql");

  private HomeReader() {}

  /**
   * Asks the home database.
   *
   * @param migrator a connection of the migrator's role to it
   */
  public static Home read(Connection migrator) throws SQLException {
    return new Home(
        RUNS.ask(migrator, HomeReader::run), PLACES.ask(migrator, HomeReader::readyPlace));
  }

  private static Home.Run run(ResultSet row) throws SQLException {
    return new Home.Run(
        row.getLong("id"),
        Question.text(row, "state"),
        Duration.ofSeconds(row.getLong("idle")),
        Question.text(row, "reason"));
  }

  private static Home.ReadyPlace readyPlace(ResultSet row) throws SQLException {
    return new Home.ReadyPlace(
        row.getLong("number"),
        Question.text(row, "isolation"),
        Question.text(row, "cluster"),
        Question.text(row, "database"),
        Question.text(row, "schema"),
        Question.text(row, "role"),
        Question.text(row, "state"),
        row.getBoolean("silent"));
  }
}
