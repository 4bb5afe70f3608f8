package io.insula.fleet.history;

import io.insula.InsulaException;
import io.insula.fleet.MigrationKind;
import io.insula.fleet.MigrationTarget;
import io.insula.fleet.MigrationVersion;
import io.insula.fleet.PlaceWork;
import io.insula.fleet.RowTenant;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes what the ledgers of places say, each in one transaction, while nobody migrates the place.
 * Nothing of the files is ever run. Every method can be repeated. Thread-safe.
 */
public final class HistoryWork {
  private final PlaceWork work;
  private final Administration.Places places;
  private final Estate estate;
  private final Clock clock;
  private final boolean dryRun;

  /**
   * Work on the history of places.
   *
   * @param dryRun whether all is done and rolled back, to see what would come of it
   */
  public HistoryWork(
      PlaceWork work, Administration.Places places, Estate estate, Clock clock, boolean dryRun) {
    this.work = work;
    this.places = places;
    this.estate = estate;
    this.clock = clock;
    this.dryRun = dryRun;
  }

  /**
   * Makes a schema that another tool migrated the place of a tenant, if its history and the files
   * agree.
   *
   * @param administrator opens connections of a role that may give away what is in the schema; null
   *     if everything belongs to the migrator already
   * @throws HistoryMismatchException if they disagree; names all faults
   * @throws InsulaException if there is no history, things belong to somebody else, or something
   *     can't be protected
   */
  public HistoryChange adopt(
      MigrationTarget target, HistorySource source, @Nullable Estate administrator) {
    Adoption adoption = new Adoption(source, places, estate, administrator != null);
    PlaceWork by = administrator == null ? work : work.over(administrator);
    return by.in(MigrationKind.TENANT, target, !dryRun, adoption::run);
  }

  /** Whether the ledger knows the place. */
  public boolean isKnown(MigrationTarget target) {
    return in(MigrationKind.TENANT, target, place -> !new LedgerLines(place).read().isEmpty());
  }

  /**
   * Writes the ledger as the history of another tool, into the place.
   *
   * @throws HistoryMismatchException if there is one already that says something else
   */
  public HistoryChange leave(MigrationKind kind, MigrationTarget target, HistorySource source) {
    return in(
        kind,
        target,
        place ->
            switch (source.tool()) {
              case FLYWAY -> new FlywayLeaving(place, source.table()).run();
              case LIQUIBASE -> new LiquibaseLeaving(place, source).run();
            });
  }

  /** Realigns the ledger with the files, and forgets repeatable ones whose file is gone. */
  public HistoryChange repair(MigrationKind kind, MigrationTarget target) {
    return in(kind, target, place -> new Repair().run(place));
  }

  /**
   * Declares a place without any ledger line to be at that version; others stay as they are.
   *
   * @param rows the row tenants whose data is there already
   * @throws InsulaException if no file has that version, or something there can't be protected
   */
  public HistoryChange baseline(
      MigrationTarget target, MigrationVersion version, Collection<RowTenant> rows) {
    return in(
        MigrationKind.TENANT,
        target,
        place -> {
          HistoryChange change = Declaration.baseline(place, version, clock);
          if (!change.done().isEmpty()) {
            RowEnrolment.enrol(place, rows);
          }
          return change;
        });
  }

  /**
   * Notes one file as applied.
   *
   * @param name a version such as {@code 3}, or {@code R__views}
   * @throws InsulaException if there is no such file, or an older one is pending
   */
  public HistoryChange markApplied(MigrationTarget target, String name) {
    return in(MigrationKind.TENANT, target, place -> Declaration.applied(place, name, clock));
  }

  private <T> T in(MigrationKind kind, MigrationTarget target, PlaceWork.Job<T> job) {
    return work.in(kind, target, !dryRun, job);
  }

  /**
   * Forgets what the ledger of a database says of schemas and row tenants that are gone.
   *
   * @param living which of these numbers are still tenants
   * @return what was forgotten, for people
   * @throws InsulaException if the database can't be reached
   */
  public List<String> cleanOrphans(
      String cluster, String database, Function<Set<Long>, Set<Long>> living) {
    try (Connection connection = estate.migrator(cluster, database)) {
      connection.setAutoCommit(false);
      List<String> done = clean(new Orphans(connection), living);
      if (dryRun) {
        connection.rollback();
      } else {
        connection.commit();
      }
      return done;
    } catch (SQLException e) {
      throw new InsulaException(
          "The ledger of "
              + cluster
              + "/"
              + database
              + " can't be cleaned [SQLSTATE "
              + e.getSQLState()
              + "]. Nothing was changed there.",
          e);
    }
  }

  private static List<String> clean(Orphans orphans, Function<Set<Long>, Set<Long>> living)
      throws SQLException {
    List<String> done = new ArrayList<>(orphans.forgetSchemas());
    Map<Long, String> gone = orphans.enrolled();
    gone.keySet().removeAll(living.apply(Set.copyOf(gone.keySet())));
    gone.values().forEach(tenant -> done.add("tenant " + tenant + ", which is gone"));
    orphans.dismiss(gone.keySet());
    return done;
  }
}
