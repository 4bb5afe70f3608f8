package io.insula.proof.isolation;

import io.insula.proof.internal.marks.Planted.Patch;
import io.insula.proof.internal.marks.Sql;
import io.insula.proof.internal.marks.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reaches for one tenant's rows, as another, by their keys. */
final class KeyProbes {
  private final Resident reader;
  private final Resident owner;

  KeyProbes(Resident reader, Resident owner) {
    this.reader = reader;
    this.owner = owner;
  }

  List<Probe> probes() {
    List<Probe> probes = new ArrayList<>();
    for (TableShape table : reader.ground().tables()) {
      Patch theirs = owner.planted().patch(table.name()).orElse(null);
      Patch ours = reader.planted().patch(table.name()).orElse(null);
      List<String> key = table.keyColumns();
      if (theirs == null || ours == null || theirs.rows().isEmpty() || ours.rows().isEmpty()) {
        continue;
      }
      if (!key.isEmpty() && !theirs.rows().get(0).equals(ours.rows().get(0))) {
        byKey(probes, table, key, theirs.rows().get(0));
      }
      natural(probes, table, theirs.rows().get(0), ours.rows().get(0));
      references(probes, table, theirs.rows().get(0), ours.rows().get(0));
      if (reader.ground().byColumn(table) && owner.ground().byColumn(table)) {
        probes.add(probe("give a row away", table, () -> giveAway(table, ours.rows().get(0))));
      }
    }
    return probes;
  }

  private void byKey(
      List<Probe> probes, TableShape table, List<String> key, Map<String, String> theirs) {
    String where = where(table, key, theirs);
    probes.add(probe("select by key", table, () -> rows("select 1 from " + table.sql() + where)));
    String column = Sql.quote(table.ordinaryColumn());
    probes.add(
        probe(
            "update by key",
            table,
            () ->
                changed("update %s set %s = %s%s".formatted(table.sql(), column, column, where))));
    probes.add(probe("delete by key", table, () -> changed("delete from " + table.sql() + where)));
  }

  private static String where(TableShape table, List<String> key, Map<String, String> row) {
    List<String> conditions = new ArrayList<>();
    for (String column : key) {
      conditions.add(
          "%s = %s::%s"
              .formatted(
                  Sql.quote(column),
                  Sql.literal(row.getOrDefault(column, "")),
                  table.typeOf(column)));
    }
    return " where " + String.join(" and ", conditions);
  }

  private @Nullable String rows(String sql) throws SQLException {
    Attempt attempt = reader.undone(connection -> Attempt.query(connection, sql));
    return attempt.rows().isEmpty() ? null : "finds a row of " + owner.id();
  }

  private @Nullable String changed(String sql) throws SQLException {
    Attempt attempt = reader.undone(connection -> Attempt.change(connection, sql));
    return attempt.changed() == 0 ? null : "changes a row of " + owner.id();
  }

  /** A natural key that another tenant has must be free. */
  private void natural(
      List<Probe> probes, TableShape table, Map<String, String> theirs, Map<String, String> ours) {
    for (String column : table.naturalKeys()) {
      String value = theirs.get(column);
      if (value != null && !value.equals(ours.get(column))) {
        probes.add(probe("the same " + column, table, () -> oracle(table, column, value, ours)));
      }
    }
  }

  private @Nullable String oracle(
      TableShape table, String column, String value, Map<String, String> ours) throws SQLException {
    Attempt attempt = reader.undone(c -> set(c, table, column, value, ours));
    return attempt.state().equals("23505")
        ? "the key of another tenant is taken (" + table.name() + "." + column + ")"
        : null;
  }

  private static Attempt set(
      Connection connection,
      TableShape table,
      String column,
      String value,
      Map<String, String> ours) {
    List<String> key = table.keyColumns().isEmpty() ? List.of(column) : table.keyColumns();
    return Attempt.change(
        connection,
        "update %s set %s = cast(cast(? as text) as %s)%s"
            .formatted(
                table.sql(), Sql.quote(column), table.typeOf(column), where(table, key, ours)),
        value);
  }

  /** A row must not refer to another tenant's. */
  private void references(
      List<Probe> probes, TableShape table, Map<String, String> theirs, Map<String, String> ours) {
    for (String column : table.referringColumns()) {
      String value = theirs.get(column);
      if (value != null && owner.planted().marks().in(value, java.util.Set.of()).size() > 0) {
        probes.add(
            probe("refer to a row by " + column, table, () -> refer(table, column, value, ours)));
      }
    }
  }

  private @Nullable String refer(
      TableShape table, String column, String value, Map<String, String> ours) throws SQLException {
    Attempt attempt = reader.undone(c -> set(c, table, column, value, ours));
    return attempt.refused() || attempt.changed() == 0
        ? null
        : "a row refers to one of " + owner.id() + " (" + table.name() + "." + column + ")";
  }

  private @Nullable String giveAway(TableShape table, Map<String, String> ours)
      throws SQLException {
    String column = reader.ground().column().name();
    List<String> key = table.keyColumns();
    String sql =
        "update %s set %s = %s::%s%s"
            .formatted(
                table.sql(),
                Sql.quote(column),
                Sql.literal(owner.ground().owner()),
                owner.ground().column().type().sql(),
                key.isEmpty() ? "" : where(table, key, ours));
    Attempt attempt = reader.undone(connection -> Attempt.change(connection, sql));
    return attempt.refused() || attempt.changed() == 0
        ? null
        : "a row was given to " + owner.id() + " (" + table.name() + ")";
  }

  private Probe probe(String what, TableShape table, Probe.Look look) {

    return new Probe(
        Door.DATA,
        "%s: %s of %s, as %s".formatted(what, table.name(), owner.id(), reader.id()),
        look);
  }
}
