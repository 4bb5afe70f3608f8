package io.insula.fleet;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be done at a place.
 *
 * @param shared files of the shared tables, checked
 * @param tenant files of the tenant's tables, checked
 * @param enrolled whether nothing has to be replayed for the tenant
 * @param version the newest one applied to the tenant's tables
 */
record Pending(
    List<ReadyFile> shared, List<ReadyFile> tenant, boolean enrolled, @Nullable String version) {

  /** Reads the ledger; the caller holds the lock of the place. */
  static Pending read(Work.Tools tools, PlaceSession session, Place place, Migrations migrations)
      throws SQLException {
    LedgerState state = Ledger.read(session.connection(), place);
    MigrationVersion newest = state.newest(MigrationKind.TENANT);
    List<ReadyFile> shared = ready(tools, state, place, MigrationKind.SHARED, migrations);
    List<ReadyFile> tenant = ready(tools, state, place, MigrationKind.TENANT, migrations);
    return new Pending(
        shared, tenant, enrolled(session, place), newest == null ? null : newest.toString());
  }

  /**
   * What the ledgers of places in one database say; nobody is kept from changing them meanwhile.
   */
  static List<Pending> readAll(
      Work.Tools tools, PlaceSession session, List<Place> places, Migrations migrations)
      throws SQLException {
    List<LedgerState> states = Ledger.readAll(session.connection(), places);
    List<Pending> all = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      LedgerState state = states.get(i);
      Place place = places.get(i);
      MigrationVersion newest = state.newest(MigrationKind.TENANT);
      all.add(
          new Pending(
              ready(tools, state, place, MigrationKind.SHARED, migrations),
              ready(tools, state, place, MigrationKind.TENANT, migrations),
              true,
              newest == null ? null : newest.toString()));
    }
    return all;
  }

  /** Checks the words of all files that a place would get. */
  static void check(
      Work.Tools tools,
      MigrationTarget target,
      Migrations migrations,
      @Nullable MigrationVersion newest) {
    for (MigrationKind kind : MigrationKind.values()) {
      Place place = Place.of(kind, target, tools.estate());
      List<MigrationFile> files =
          migrations.files(kind).files().stream()
              .filter(file -> newest == null || !older(file, newest, kind))
              .toList();
      FileChecks.ready(kind, place.isolation(), files, placeholders(tools, place, migrations));
    }
  }

  private static boolean older(MigrationFile file, MigrationVersion newest, MigrationKind kind) {
    MigrationVersion version = file.version();
    return kind == MigrationKind.SHARED || (version != null && version.compareTo(newest) <= 0);
  }

  /** The files whose data a new row tenant gets. */
  static List<ReadyFile> replayed(Work.Tools tools, Place place, Migrations migrations) {
    List<MigrationFile> files =
        migrations.tenant().files().stream()
            .filter(file -> !tools.settings().notReplayed().contains(file.script()))
            .toList();
    return FileChecks.ready(
        place.kind(), place.isolation(), files, placeholders(tools, place, migrations));
  }

  /** The newest of a version and those of files. */
  static @Nullable String newest(@Nullable String version, List<ReadyFile> files) {
    return files.stream()
        .map(file -> file.file().version())
        .filter(Objects::nonNull)
        .reduce((first, second) -> second)
        .map(MigrationVersion::key)
        .orElse(version);
  }

  List<ReadyFile> of(MigrationKind kind) {
    return kind == MigrationKind.SHARED ? shared : tenant;
  }

  private static List<ReadyFile> ready(
      Work.Tools tools, LedgerState state, Place place, MigrationKind kind, Migrations migrations) {
    Place own = Place.of(kind, place.target(), tools.estate());
    PlaceholderValues values = placeholders(tools, own, migrations);
    List<MigrationFile> pending = state.pending(kind, migrations.files(kind), values, own.label());
    return FileChecks.ready(kind, own.isolation(), pending, values);
  }

  private static boolean enrolled(PlaceSession session, Place place) throws SQLException {
    MigrationTarget target = place.target();
    return !place.rows()
        || target.tenant() == null
        || Ledger.isEnrolled(session.connection(), place, target.number());
  }

  private static PlaceholderValues placeholders(
      Work.Tools tools, Place place, Migrations migrations) {
    return place.placeholders(migrations.placeholders(), tools.estate());
  }
}
