package io.insula.proof.plan;

import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantContext;
import io.insula.jdbc.TenantColumn;
import io.insula.operations.Insula;
import io.insula.proof.internal.TenantDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the indexes that row security keeps the application from using. Of each cluster and
 * isolation one tenant is looked at, since the others have the same tables; nothing is executed,
 * only explained. A tenant with a database of its own has no policies, so nothing is barred there.
 * Thread-safe.
 */
public final class IndexTraps {
  private final Insula insula;

  private IndexTraps(Insula insula) {
    this.insula = insula;
  }

  /** Of that installation, opened with the migrator's login. */
  public static IndexTraps of(Insula insula) {
    return new IndexTraps(insula);
  }

  /** Looks at all of them; a place that can't be asked is named in the report. */
  public IndexReport run() {
    List<IndexVerdict> verdicts = new ArrayList<>();
    List<String> unjudged = new ArrayList<>();
    for (Map.Entry<TenantDatabase, Tenant> sample : samples().entrySet()) {
      try {
        verdicts.addAll(judge(sample.getKey(), sample.getValue()));
      } catch (SQLException e) {
        unjudged.add(sample.getKey() + ": " + e.getMessage());
      }
    }
    return new IndexReport(verdicts, unjudged);
  }

  /** The first tenant at work of each cluster and isolation. */
  private Map<TenantDatabase, Tenant> samples() {
    Map<String, TenantDatabase> databases = new LinkedHashMap<>();
    Map<String, Tenant> tenants = new LinkedHashMap<>();
    for (TenantDatabase database : TenantDatabase.of(insula)) {
      for (Tenant tenant : database.tenants()) {
        String kind = database.cluster() + ":" + tenant.placement().isolation();
        if (tenant.admitsWork(Instant.now()) && tenants.putIfAbsent(kind, tenant) == null) {
          databases.put(
              kind,
              new TenantDatabase(
                  database.cluster(), database.name(), database.shared(), List.of(tenant)));
        }
      }
    }
    Map<TenantDatabase, Tenant> samples = new LinkedHashMap<>();
    databases.forEach((kind, database) -> samples.put(database, database.tenants().get(0)));
    return samples;
  }

  private List<IndexVerdict> judge(TenantDatabase database, Tenant tenant) throws SQLException {
    try (Connection migrator = database.migrator(insula)) {
      List<DoorRow> rows = read(migrator, tenant.placement().schema());
      return TenantContext.<List<IndexVerdict>, SQLException>with(
          tenant.id(), () -> judge(database, tenant, rows, migrator));
    }
  }

  private List<IndexVerdict> judge(
      TenantDatabase database, Tenant tenant, List<DoorRow> rows, Connection migrator)
      throws SQLException {
    TenantColumn column = insula.estate().column();
    Isolation isolation = tenant.placement().isolation();
    try (Connection bound = insula.dataSource().getConnection()) {
      Doors doors =
          new Doors(
              new Explained(bound),
              new Explained(migrator),
              isolation == Isolation.ROW ? column.name() : null,
              column.type().sql());
      Remedies remedies = new Remedies(isolation, column);
      return grouped(rows).stream()
          .map(index -> verdict(database.toString(), isolation, index, doors, remedies))
          .toList();
    }
  }

  private static Collection<List<DoorRow>> grouped(List<DoorRow> rows) {
    Map<String, List<DoorRow>> indexes = new LinkedHashMap<>();
    rows.forEach(row -> indexes.computeIfAbsent(row.index(), name -> new ArrayList<>()).add(row));
    return indexes.values();
  }

  private static IndexVerdict verdict(
      String place, Isolation isolation, List<DoorRow> rows, Doors doors, Remedies remedies) {
    DoorRow first = rows.get(0);
    List<Door> tried = new ArrayList<>();
    List<DoorRow> barred = new ArrayList<>();
    for (DoorRow row : rows) {
      Door door = isolation == Isolation.DATABASE ? unbarred(row) : doors.tryOne(row);
      tried.add(door);
      if (!door.open()) {
        barred.add(row);
      }
    }
    return new IndexVerdict(
        place,
        isolation,
        first.schema() + "." + first.table(),
        first.index(),
        first.definition(),
        tried,
        barred.isEmpty() ? null : remedies.of(barred));
  }

  private static Door unbarred(DoorRow row) {
    return new Door(row.label(), List.of(), Door.State.UNSEEN);
  }

  private List<DoorRow> read(Connection migrator, String schema) throws SQLException {
    try (PreparedStatement statement = migrator.prepareStatement(resource("doors.sql"))) {
      statement.setString(1, schema);
      statement.setString(2, insula.estate().column().name());
      List<DoorRow> rows = new ArrayList<>();
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          rows.add(DoorRow.of(found));
        }
      }
      return rows;
    }
  }

  private static String resource(String name) {
    try (InputStream in = IndexTraps.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
