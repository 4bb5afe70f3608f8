package io.insula.proof.isolation;

import io.insula.proof.internal.marks.Sql;
import io.insula.proof.internal.marks.TableShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a tenant sees its own rows of a table, all of them, and nothing else. */
final class TableProbes {
  private final List<Resident> residents;

  TableProbes(List<Resident> residents) {
    this.residents = residents;
  }

  List<Probe> probes() {
    List<Probe> probes = new ArrayList<>();
    for (Resident reader : residents) {
      for (TableShape table : reader.ground().tables()) {
        String where = table.name() + " as " + reader.id();
        probes.add(
            new Probe(Door.DATA, "exactly the own rows: " + where, () -> own(reader, table)));
        if (!reader.planted().tables().isEmpty()) {
          probes.add(new Probe(Door.DATA, "select: " + where, () -> select(reader, table)));
          probes.add(new Probe(Door.DATA, "aggregate: " + where, () -> aggregate(reader, table)));
        }
      }
    }
    return probes;
  }

  /** Two-sided: the rows are there, and no more. */
  private static @Nullable String own(Resident reader, TableShape table) throws SQLException {
    List<@Nullable String> truth = reader.truth(table);
    List<@Nullable String> seen =
        reader.as(connection -> Sql.rows(connection, Resident.digest(table)).get(0));
    return Objects.equals(truth, seen)
        ? null
        : "table %s shows %s rows, of which the tenant has %s"
            .formatted(table.name(), seen.get(0), truth.get(0));
  }

  private @Nullable String select(Resident reader, TableShape table) throws SQLException {
    return foreign(reader, table, "select * from " + table.sql());
  }

  private @Nullable String aggregate(Resident reader, TableShape table) throws SQLException {
    return foreign(
        reader, table, "select string_agg(t::text, ' ') from %s t".formatted(table.sql()));
  }

  private @Nullable String foreign(Resident reader, TableShape table, String sql)
      throws SQLException {
    return foreign(residents, reader, table, reader.as(connection -> Sql.rows(connection, sql)));
  }

  /** The first mark of anybody else. */
  static @Nullable String foreign(
      List<Resident> residents,
      Resident reader,
      TableShape table,
      List<List<@Nullable String>> rows) {
    for (Resident other : residents) {
      String seen = other.is(reader) ? null : other.seenIn(rows, table.name(), Set.of());
      if (seen != null) {
        return seen;
      }
    }
    return null;
  }
}
