package io.insula.proof.isolation;

import io.insula.proof.internal.marks.Sql;
import io.insula.proof.internal.marks.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads after commits, rollbacks, savepoints and failures, each in the middle of a connection. */
final class TransactionProbes {
  private final List<Resident> residents;

  TransactionProbes(List<Resident> residents) {
    this.residents = residents;
  }

  List<Probe> probes() {
    List<Probe> probes = new ArrayList<>();
    for (Resident reader : residents) {
      for (TableShape table : reader.ground().tables().stream().limit(3).toList()) {
        String sql = "select * from " + Sql.quote(table.name());
        add(probes, "after a commit", reader, table, sql, Connection::commit);
        add(probes, "after a rollback", reader, table, sql, Connection::rollback);
        add(probes, "after a savepoint", reader, table, sql, TransactionProbes::savepoint);
        add(probes, "after a failure", reader, table, sql, TransactionProbes::failure);
        add(probes, "in autocommit", reader, table, sql, c -> c.setAutoCommit(true));
      }
    }
    return probes;
  }

  private void add(
      List<Probe> probes, String when, Resident reader, TableShape table, String sql, Turn turn) {
    probes.add(
        new Probe(
            Door.TRANSACTIONS,
            "%s: %s as %s".formatted(when, table.name(), reader.id()),
            () -> foreign(reader, table, sql, turn)));
  }

  private @Nullable String foreign(Resident reader, TableShape table, String sql, Turn turn)
      throws SQLException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    int expected =
        reader.as(
            connection -> {
              connection.setAutoCommit(false);
              int first = Sql.rows(connection, sql).size();
              turn.on(connection);
              rows.addAll(Sql.rows(connection, sql));
              if (!connection.getAutoCommit()) {
                connection.rollback();
              }
              return first;
            });
    String seen = TableProbes.foreign(residents, reader, table, rows);
    return seen != null || rows.size() == expected
        ? seen
        : "%d rows instead of %d".formatted(rows.size(), expected);
  }

  private static void savepoint(Connection connection) throws SQLException {
    Savepoint before = connection.setSavepoint();
    Sql.rows(connection, "select 1");
    connection.rollback(before);
  }

  private static void failure(Connection connection) throws SQLException {
    Attempt.query(connection, "select 1 / 0");
    connection.rollback();
  }

  /** What happens between two reads. */
  @FunctionalInterface
  private interface Turn {
    void on(Connection connection) throws SQLException;
  }
}
