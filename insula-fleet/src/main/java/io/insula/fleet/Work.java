package io.insula.fleet;

import io.insula.TenantId;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.ProtectionRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One target being brought up to date over one connection, transaction by transaction; each begins
 * with the lock of the place and a look at the ledger, so that it can be broken off anywhere.
 */
final class Work {
  private final Tools tools;
  private final MigrationTarget target;
  private final Migrations migrations;
  private final PlaceSession session;
  private final FleetListener listener;
  private final List<AppliedFile> applied = new ArrayList<>();
  private @Nullable String version;

  /** What every target needs. */
  record Tools(
      Estate estate,
      Administration.Protection protection,
      RowTenants rowTenants,
      TenantBinder binder,
      MigrationSettings settings) {}

  Work(
      Tools tools,
      MigrationTarget target,
      Migrations migrations,
      PlaceSession session,
      FleetListener listener) {
    this.tools = tools;
    this.target = target;
    this.migrations = migrations;
    this.session = session;
    this.listener = listener;
  }

  List<AppliedFile> applied() {
    return applied;
  }

  /** The newest version of the tenant's tables. */
  @Nullable String version() {
    return version;
  }

  /** Applies everything that is pending. */
  void run() throws SQLException {
    Place tenant = place(MigrationKind.TENANT);
    Place shared = place(MigrationKind.SHARED);
    boolean done = false;
    while (!done) {
      session.begin(tenant);
      Pending pending = Pending.read(tools, session, tenant, migrations);
      version = pending.version();
      if (!pending.shared().isEmpty()) {
        session.connection().rollback();
        runShared(shared);
      } else if (!pending.tenant().isEmpty()) {
        done = next(tenant, pending.tenant()) && enrolment(pending) == null;
      } else {
        enrol(tenant, enrolment(pending));
        done = true;
      }
    }
  }

  private void runShared(Place shared) throws SQLException {
    boolean done = false;
    while (!done) {
      session.begin(shared);
      List<ReadyFile> pending = Pending.read(tools, session, shared, migrations).shared();
      done = pending.isEmpty() || next(shared, pending);
    }
    session.connection().rollback();
  }

  /**
   * Applies the files that go into one transaction.
   *
   * @return whether those were all
   */
  private boolean next(Place place, List<ReadyFile> pending) throws SQLException {
    List<ReadyFile> group = group(pending);
    group.forEach(file -> listener.fileStarted(target, file.toString()));
    if (group.get(0).transactional()) {
      groupRun(place).run(group);
      note(place, group, 0);
    } else {
      session.connection().rollback();
      alone(place, group.get(0));
    }
    if (place.kind() == MigrationKind.TENANT) {
      version = Pending.newest(version, group);
    }
    return group.size() == pending.size();
  }

  private void alone(Place place, ReadyFile file) throws SQLException {
    session.lock(place);
    List<ReadyFile> still = Pending.read(tools, session, place, migrations).of(place.kind());
    if (still.stream().anyMatch(f -> f.file().equals(file.file()))) {
      long start = System.nanoTime();
      new LooseFile(session, place).run(file);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      session.begin(place);
      tools
          .protection()
          .protect(session.connection(), place.protection(tools.estate(), tools.settings()));
      note(place, List.of(file), millis);
    }
    session.unlock(place);
  }

  /** As many as one transaction can take. */
  static List<ReadyFile> group(List<ReadyFile> pending) {
    List<ReadyFile> group = new ArrayList<>();
    for (ReadyFile file : pending) {
      if (!file.transactional() && !group.isEmpty()) {
        break;
      }
      group.add(file);
      if (!file.transactional() || file.endsTransaction()) {
        break;
      }
    }
    return group;
  }

  GroupRun groupRun(Place place) {
    return new GroupRun(
        session,
        place,
        tools.protection(),
        place.protection(tools.estate(), tools.settings()),
        rowData(place));
  }

  private RowData rowData(Place place) {
    RowBinding binding = new RowBinding(session, tools.binder(), target.placement().role());
    ProtectionRequest request = place.protection(tools.estate(), tools.settings());
    return new RowData(
        session,
        place,
        tools.rowTenants(),
        binding,
        text -> tools.protection().adapt(session.connection(), request, text));
  }

  private void note(Place place, List<ReadyFile> files, long millis) throws SQLException {
    List<AppliedFile> written =
        Ledger.write(session.connection(), place, files, millis, tools.settings().appliedBy());
    session.connection().commit();
    applied.addAll(written);
    written.forEach(file -> listener.fileApplied(target, file));
  }

  private @Nullable RowTenant enrolment(Pending pending) {
    TenantId tenant = target.tenant();
    return tenant == null || pending.enrolled() ? null : new RowTenant(tenant, target.number());
  }

  private void enrol(Place place, @Nullable RowTenant tenant) throws SQLException {
    if (tenant != null) {
      rowData(place)
          .enrol(tenant, Pending.replayed(tools, place, migrations), tools.settings().appliedBy());
    }
    session.connection().commit();
  }

  Place place(MigrationKind kind) {
    return Place.of(kind, target, tools.estate());
  }
}
