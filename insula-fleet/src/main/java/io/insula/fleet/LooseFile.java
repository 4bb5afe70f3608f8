package io.insula.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a file that can't run in a transaction, statement by statement. What it did before a failure
 * stays; it is run again from its beginning.
 */
final class LooseFile {
  private static final String INVALID =
      """
      select c.relname
        from pg_catalog.pg_index i
        join pg_catalog.pg_class c on c.oid = i.indexrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where not i.indisvalid and c.relkind = 'i' and n.nspname = ?
       order by c.relname
      """;

  private static final String REPEATED =
      "The file runs without a transaction, so what it did before stays; run it again, from its"
          + " beginning, in a form that can be repeated (if not exists)";

  private final PlaceSession session;
  private final Place place;

  LooseFile(PlaceSession session, Place place) {
    this.session = session;
    this.place = place;
  }

  /** Runs it; the caller holds the lock of the place and has no transaction open. */
  void run(ReadyFile file) throws SQLException {
    settings(batch -> batch.enter(file.header()));
    statements(file);
    if (file.code() != null) {
      new JavaCall(session, place, file).once(REPEATED + ".");
    }
    settings(batch -> batch.restore(place));
    check(file);
  }

  private void settings(Consumer<Batch> change) throws SQLException {
    Batch batch = new Batch();
    change.accept(batch);
    batch.run(session.connection());
  }

  private void statements(ReadyFile file) throws SQLException {
    for (SqlStatement statement : file.statements()) {
      new IndexLeftover(session.connection(), place.schema()).remove(statement);
      Batch one = new Batch();
      one.add(new Batch.Entry(file, statement));
      try {
        one.run(session.connection());
      } catch (Batch.Failed e) {
        throw Failures.statement(place, e, REPEATED + leftBehind());
      }
    }
  }

  private void check(ReadyFile file) throws SQLException {
    List<String> invalid = invalid();
    if (!invalid.isEmpty()) {
      throw new MigrationFailedException(
          place.label() + ": " + file + " is not noted as applied" + leftBehind(invalid),
          place.target(),
          MigrationFailedException.Spot.of(file, null),
          null);
    }
  }

  private String leftBehind() throws SQLException {
    List<String> invalid = invalid();
    return invalid.isEmpty() ? "." : leftBehind(invalid);
  }

  private String leftBehind(List<String> invalid) {
    return ". A CREATE INDEX CONCURRENTLY that failed left these indexes of schema %s invalid: %s. The next run removes those that this file makes by name; drop the others."
        .formatted(place.schema(), String.join(", ", invalid));
  }

  private List<String> invalid() throws SQLException {
    Connection connection = session.connection();
    List<String> names = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(INVALID)) {
      statement.setString(1, place.schema());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }
}
