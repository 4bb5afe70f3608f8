package io.insula.proof.isolation;

import io.insula.InsulaException;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.proof.internal.marks.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who must get nothing: nobody, strangers, and a tenant on another's connection. */
final class AdmissionProbes {
  private final List<Resident> residents;

  AdmissionProbes(List<Resident> residents) {
    this.residents = residents;
  }

  List<Probe> probes() {
    Resident one = residents.get(0);
    List<Probe> probes = new ArrayList<>();
    for (TableShape table : one.ground().tables()) {
      probes.add(
          new Probe(
              Door.ADMISSION, "without a tenant: " + table.name(), () -> unbound(one, table)));
    }
    probes.add(new Probe(Door.ADMISSION, "a tenant that does not exist", () -> unknown(one)));
    for (Resident other : residents) {
      if (!other.is(one)) {
        probes.add(
            new Probe(
                Door.ADMISSION,
                "the connection of " + one.id() + ", as " + other.id(),
                () -> borrowed(one, other)));
      }
    }
    return probes;
  }

  static boolean admitted(Resident resident) throws SQLException {
    try {
      return resident.as(connection -> !Attempt.query(connection, "select 1").refused());
    } catch (InsulaException e) {
      return false;
    }
  }

  private static @Nullable String unbound(Resident one, TableShape table) throws SQLException {
    Attempt attempt =
        TenantContext.withoutTenant(
            () -> {
              try (Connection connection = one.insula().dataSource().getConnection()) {
                return Attempt.query(connection, "select 1 from " + table.sql());
              }
            });
    return attempt.refused() ? null : table.name() + " was read without a tenant";
  }

  private static @Nullable String unknown(Resident one) throws SQLException {
    TenantId nobody = TenantId.of("insula-nobody-" + Long.toString(System.nanoTime(), 36));
    try {
      String text =
          TenantContext.with(
              nobody,
              () -> {
                try (Connection connection = one.insula().dataSource().getConnection()) {
                  return Attempt.query(connection, "select 1").refused()
                      ? ""
                      : "an unknown tenant got a connection";
                }
              });
      return Probe.complaint(text);
    } catch (InsulaException e) {
      return null;
    }
  }

  private static @Nullable String borrowed(Resident one, Resident other) throws SQLException {
    Attempt attempt =
        one.as(
            connection ->
                TenantContext.with(
                    other.tenant().id(), () -> Attempt.query(connection, "select 1")));
    return attempt.refused() ? null : other.id() + " worked on the connection of " + one.id();
  }
}
