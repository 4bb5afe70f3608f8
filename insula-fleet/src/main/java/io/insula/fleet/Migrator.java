package io.insula.fleet;

import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies SQL files to one target at a time, each file exactly once: what a file does and its line
 * in the ledger commit together. Everything that is pending goes into one transaction, unless a
 * file adds an enum value or can't run in a transaction; then a new one begins behind it.
 * Thread-safe.
 */
public final class Migrator {
  private final Work.Tools tools;

  /**
   * @param estate where connections of the migrator's role come from
   * @param protection keeps apart what the files make
   * @param rowTenants for whom statements about rows run in row isolation
   * @param binder binds them
   * @param settings how
   */
  public Migrator(
      Estate estate,
      Administration.Protection protection,
      RowTenants rowTenants,
      TenantBinder binder,
      MigrationSettings settings) {
    this(new Work.Tools(estate, protection, rowTenants, binder, settings));
  }

  private Migrator(Work.Tools tools) {
    this.tools = tools;
  }

  /** The same with other settings. */
  public Migrator with(MigrationSettings settings) {
    return new Migrator(
        new Work.Tools(
            tools.estate(), tools.protection(), tools.rowTenants(), tools.binder(), settings));
  }

  /**
   * Checks the words of files before any of them is run; connects nowhere.
   *
   * @param target a place of the kind that the files are meant for
   * @param newest files up to that version are not looked at; null for all
   * @throws InvalidMigrationsException if any can't be run there; names all faults
   */
  public void check(
      MigrationTarget target, Migrations migrations, @Nullable MigrationVersion newest) {
    Pending.check(tools, target, migrations, newest);
  }

  /**
   * Applies what is pending: to the database's shared tables first, then to the target. A row
   * tenant that is new also gets the data of the files applied before. Can be repeated, also after
   * a crash.
   *
   * @throws InvalidMigrationsException if a file is wrong, or changed after it was applied
   * @throws MigrationFailedException if a statement fails
   * @throws io.insula.InsulaException if something can't be protected, the database can't be
   *     reached, or somebody else migrates the same place for longer than the patience
   */
  public MigrationResult apply(MigrationTarget target, Migrations migrations) {
    return apply(target, migrations, FleetListener.NONE, tools.settings().patience());
  }

  /**
   * The same.
   *
   * @param listener told of the files
   * @param patience how long to wait before anything is begun
   */
  MigrationResult apply(
      MigrationTarget target, Migrations migrations, FleetListener listener, Duration patience) {
    long start = System.nanoTime();
    return in(
        target,
        patience,
        session -> {
          Work work = new Work(tools, target, migrations, session, listener);
          work.run();
          Duration took = Duration.ofNanos(System.nanoTime() - start);
          return new MigrationResult(target, work.applied(), work.version(), took);
        });
  }

  /**
   * What {@link #apply} would do: it is done in a transaction and rolled back, so it takes the same
   * locks for as long as it runs.
   *
   * @throws io.insula.InsulaException as {@link #apply} would
   */
  public MigrationPlan plan(MigrationTarget target, Migrations migrations) {
    return in(target, session -> new Rehearsal(tools, target, migrations, session).run());
  }

  /**
   * How far the target is; reads the ledger only.
   *
   * @throws InvalidMigrationsException if a file is wrong, or changed after it was applied
   */
  public MigrationStatus status(MigrationTarget target, Migrations migrations) {
    return in(
        target,
        session -> {
          Place place = Place.of(MigrationKind.TENANT, target, tools.estate());
          return status(target, Pending.read(tools, session, place, migrations));
        });
  }

  /**
   * Works on the target's tables in a transaction in which nobody else migrates them, and commits.
   *
   * @throws io.insula.InsulaException if the work fails, or somebody else migrates the place for
   *     longer than the patience; then nothing was changed
   */
  public <T> T exclusively(MigrationTarget target, LockedWork<T> work) {
    return in(
        target,
        session -> {
          T result = work(session, target, work);
          session.connection().commit();
          return result;
        });
  }

  /**
   * The same, without keeping anything: the transaction is rolled back.
   *
   * @throws io.insula.InsulaException as {@link #exclusively} would
   */
  public <T> T rehearse(MigrationTarget target, LockedWork<T> work) {
    return in(target, session -> work(session, target, work));
  }

  private <T> T work(PlaceSession session, MigrationTarget target, LockedWork<T> work)
      throws SQLException {
    Place place = Place.of(MigrationKind.TENANT, target, tools.estate());
    session.begin(place);
    return work.in(
        session.connection(),
        () ->
            tools
                .protection()
                .protect(session.connection(), place.protection(tools.estate(), tools.settings())));
  }

  /**
   * How far many targets of one database are, in one query.
   *
   * @param targets all in the same database
   * @throws InvalidMigrationsException if a file is wrong, or changed after it was applied
   */
  public List<MigrationStatus> status(List<MigrationTarget> targets, Migrations migrations) {
    if (targets.isEmpty()) {
      return List.of();
    }
    return in(
        targets.get(0),
        session -> {
          List<Place> places =
              targets.stream()
                  .map(target -> Place.of(MigrationKind.TENANT, target, tools.estate()))
                  .toList();
          List<Pending> pending = Pending.readAll(tools, session, places, migrations);
          List<MigrationStatus> all = new ArrayList<>();
          for (int i = 0; i < targets.size(); i++) {
            all.add(status(targets.get(i), pending.get(i)));
          }
          return all;
        });
  }

  private static MigrationStatus status(MigrationTarget target, Pending pending) {
    List<String> files = new ArrayList<>();
    pending.shared().forEach(file -> files.add(file.toString()));
    pending.tenant().forEach(file -> files.add(file.toString()));
    return new MigrationStatus(target, pending.version(), files);
  }

  private <T> T in(MigrationTarget target, Job<T> job) {
    return in(target, tools.settings().patience(), job);
  }

  private <T> T in(MigrationTarget target, Duration patience, Job<T> job) {
    try (PlaceSession session =
        PlaceSession.open(tools.estate(), target, tools.settings(), patience)) {
      return job.run(session);
    } catch (SQLException e) {
      throw Failures.outside(target.label(), e);
    }
  }

  @FunctionalInterface
  private interface Job<T> {
    T run(PlaceSession session) throws SQLException;
  }
}
