package io.insula.proof.isolation;

import io.insula.Tenant;
import io.insula.proof.internal.marks.Sql;
import io.insula.proof.internal.marks.TableShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same texts in turn as different tenants, and tenants that change their status. */
final class CacheProbes {
  /** The driver prepares a statement on the server at its fifth use. */
  private static final int TURNS = 8;

  private final List<Resident> residents;

  CacheProbes(List<Resident> residents) {
    this.residents = residents;
  }

  List<Probe> probes() {
    List<Probe> probes = new ArrayList<>();
    List<TableShape> tables = residents.get(0).ground().tables();
    for (TableShape table : tables) {
      String sql = "select * from " + Sql.quote(table.name()) + " order by 1";
      probes.add(
          new Probe(
              Door.CACHES, "the same text in turn: " + table.name(), () -> inTurn(table, sql)));
    }
    return probes;
  }

  /** Only for tenants that are ours. */
  List<Probe> ofStatus() {
    List<Probe> probes = new ArrayList<>();
    for (Resident resident : residents) {
      probes.add(
          new Probe(
              Door.CACHES, "suspended and opened again: " + resident.id(), () -> status(resident)));
    }
    return probes;
  }

  private @Nullable String inTurn(TableShape table, String sql) throws SQLException {
    for (int turn = 0; turn < TURNS; turn++) {
      for (Resident reader : residents) {
        String seen =
            TableProbes.foreign(residents, reader, table, reader.as(c -> Sql.rows(c, sql)));
        if (seen != null) {
          return seen;
        }
      }
    }
    return null;
  }

  private static @Nullable String status(Resident resident) throws SQLException {
    Tenant tenant = resident.tenant();
    resident.insula().tenants().suspend(tenant.id(), "a proof of isolation");
    boolean admitted = AdmissionProbes.admitted(resident);
    resident.insula().tenants().activate(tenant.id());
    if (admitted) {
      return resident.id() + " got a connection although it was suspended";
    }
    return AdmissionProbes.admitted(resident) ? null : resident.id() + " was not opened again";
  }
}
