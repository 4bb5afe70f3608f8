package io.insula.proof.isolation;

import io.insula.Isolation;
import io.insula.proof.internal.marks.Sql;
import io.insula.proof.internal.marks.TableShape;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What names mean to a tenant: its own place, and nobody else's. */
final class NameProbes {
  private final List<Resident> residents;

  NameProbes(List<Resident> residents) {
    this.residents = residents;
  }

  List<Probe> probes() {
    List<Probe> probes = new ArrayList<>();
    for (Resident reader : residents) {
      String as = " as " + reader.id();
      probes.add(new Probe(Door.NAMES, "the own schema comes first" + as, () -> schema(reader)));
      probes.add(new Probe(Door.NAMES, "getTables of the own schema" + as, () -> tables(reader)));
      probes.add(new Probe(Door.NAMES, "getColumns of the own schema" + as, () -> columns(reader)));
      for (Resident owner : residents) {
        if (!owner.is(reader)) {
          between(probes, reader, owner);
        }
      }
    }
    return probes;
  }

  private static void between(List<Probe> probes, Resident reader, Resident owner) {
    String pair = " of " + owner.id() + ", as " + reader.id();
    if (owner.tenant().placement().isolation() == Isolation.DATABASE) {
      probes.add(
          new Probe(Door.NAMES, "connect to the database" + pair, () -> connect(reader, owner)));
    }
    boolean schemas =
        reader.near(owner)
            && !reader.tenant().placement().schema().equals(owner.tenant().placement().schema());
    if (schemas) {
      probes.add(new Probe(Door.NAMES, "search_path" + pair, () -> path(reader, owner)));
      for (TableShape table : owner.ground().tables()) {
        probes.add(
            new Probe(
                Door.NAMES,
                "qualified name of " + table.name() + pair,
                () -> qualified(reader, owner, table)));
      }
    }
  }

  private static @Nullable String schema(Resident reader) throws SQLException {
    String own = reader.tenant().placement().schema();
    String first =
        reader.as(c -> String.valueOf(Sql.rows(c, "select current_schema()").get(0).get(0)));
    String said = reader.as(Connection::getSchema);
    return own.equals(first) && own.equals(said) ? null : "names are looked up in " + first;
  }

  private static @Nullable String tables(Resident reader) throws SQLException {
    String text =
        reader.as(
            c -> {
              try (ResultSet rows = c.getMetaData().getTables(null, c.getSchema(), "%", null)) {
                return others(reader, rows);
              }
            });
    return Probe.complaint(text);
  }

  private static @Nullable String columns(Resident reader) throws SQLException {
    String text =
        reader.as(
            c -> {
              try (ResultSet rows = c.getMetaData().getColumns(null, c.getSchema(), "%", "%")) {
                return others(reader, rows);
              }
            });
    return Probe.complaint(text);
  }

  /** Schemas that metadata of the own schema speak of, too; and the own tables are all there. */
  private static String others(Resident reader, ResultSet rows) throws SQLException {
    Set<String> schemas = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    while (rows.next()) {
      schemas.add(String.valueOf(rows.getString("TABLE_SCHEM")));
      names.add(String.valueOf(rows.getString("TABLE_NAME")));
    }
    schemas.remove(reader.tenant().placement().schema());
    if (!schemas.isEmpty()) {
      return "names of schema " + schemas + " come out";
    }
    List<String> missing =
        reader.ground().tables().stream()
            .map(TableShape::name)
            .filter(name -> !names.contains(name))
            .toList();
    return missing.isEmpty() ? "" : "tables are missing: " + missing;
  }

  /** A role that can't connect is stopped at the server's door. */
  private static @Nullable String connect(Resident reader, Resident owner) throws SQLException {
    String sql =
        "select has_database_privilege(current_user, oid, 'CONNECT') from pg_database"
            + " where datname = "
            + Sql.literal(owner.tenant().placement().database());
    Attempt attempt = reader.as(connection -> Attempt.query(connection, sql));
    boolean may = attempt.rows().stream().anyMatch(row -> "t".equals(row.get(0)));
    return may ? "the role of " + reader.id() + " may connect to it" : null;
  }

  private static @Nullable String qualified(Resident reader, Resident owner, TableShape table)
      throws SQLException {
    Attempt attempt =
        reader.undone(c -> Attempt.query(c, "select * from %s limit 1000".formatted(table.sql())));
    return attempt.rows().isEmpty()
        ? null
        : "%d rows of %s came out of %s".formatted(attempt.rows().size(), owner.id(), table.name());
  }

  private static @Nullable String path(Resident reader, Resident owner) throws SQLException {
    String schema = Sql.quote(owner.tenant().placement().schema());
    for (TableShape table : owner.ground().tables()) {
      Attempt attempt =
          reader.undone(
              c -> {
                Sql.rows(c, "select 1"); // what is bound later would look in the own schema again
                Attempt moved = Attempt.change(c, "set local search_path = " + schema);
                return moved.refused()
                    ? moved
                    : Attempt.query(
                        c,
                        "select 1 from %s t where t.tableoid = to_regclass(%s) limit 1"
                            .formatted(Sql.quote(table.name()), Sql.literal(table.sql())));
              });
      if (!attempt.rows().isEmpty()) {
        return "rows of " + owner.id() + " came out of " + table.name();
      }
    }
    return null;
  }
}
