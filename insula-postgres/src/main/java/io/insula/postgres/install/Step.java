package io.insula.postgres.install;

import io.insula.jdbc.spi.InstallStep;
import io.insula.jdbc.spi.InstallStep.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Something that an installation wants to be so.
 *
 * @param title for people
 * @param check whether it is so already
 * @param remedy what makes it so
 */
record Step(String title, Check check, List<Command> remedy) {
  /** A question to the database. */
  @FunctionalInterface
  interface Check {
    boolean holds(Connection connection) throws SQLException;
  }

  InstallStep run(Connection connection, boolean dryRun) throws SQLException {
    boolean present = check.holds(connection);
    if (!present && !dryRun) {
      for (Command command : remedy) {
        command.run(connection);
      }
    }
    return new InstallStep(
        title,
        present ? Outcome.PRESENT : dryRun ? Outcome.PLANNED : Outcome.DONE,
        remedy.stream().map(Command::shown).toList());
  }
}
