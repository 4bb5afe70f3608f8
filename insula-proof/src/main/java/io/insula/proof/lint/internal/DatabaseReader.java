package io.insula.proof.lint.internal;

import io.insula.InsulaException;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.InstallStep;
import io.insula.postgres.install.Installation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what there is to know of a database beside its places. Thread-safe. */
public final class DatabaseReader {
  private static final Question GRANTS = Question.load("database_grants.sql");
  private static final Question SCHEMAS = Question.load("schemas.sql");
  private static final Question OWNED = Question.load("owned.sql");
  private static final Question ROUTINES = Question.load("routines.sql");
  private static final Question TRIGGERS = Question.load("definer_triggers.sql");
  private static final Question DEFAULTS = Question.load("default_grants.sql");
  private static final Question OUTSIDE = Question.load("outside.sql");
  private static final Question EVENT_TRIGGERS = Question.load("event_triggers.sql");
  private static final Question PUBLICATIONS = Question.load("publications.sql");
  private static final Question KEYS = Question.load("binding_keys.sql");
  private static final Question KEY_GRANTS = Question.load("key_grants.sql");
  private static final Question CATALOG = Question.load("catalog_tables.sql");
  private static final Question FUNCTIONS = Question.load("public_functions.sql");

  private final Expected expected;

  public DatabaseReader(Expected expected) {
    this.expected = expected;
  }

  /** Which database to read. */
  public record Target(
      String cluster,
      String name,
      boolean shared,
      String role,
      Set<String> runtime,
      Map<String, Place.Site> sites) {}

  /** Asks the database. */
  public Database read(Connection migrator, Target target) throws SQLException {
    String role = target.role();
    return new Database(
        expected,
        target.cluster(),
        target.name(),
        target.shared(),
        role,
        target.runtime(),
        GRANTS.ask(migrator, DatabaseReader::grant),
        schemas(migrator, target),
        OWNED.ask(migrator, row -> Question.text(row, "thing"), target.runtime()),
        ROUTINES.ask(migrator, DatabaseReader::routine, role, expected.roles().migrator()),
        TRIGGERS.ask(migrator, DatabaseReader::trigger, expected.roles().migrator()),
        DEFAULTS.ask(migrator, DatabaseReader::defaultGrant, target.runtime()),
        OUTSIDE.ask(migrator, DatabaseReader::outside, role, target.runtime()).get(0),
        EVENT_TRIGGERS.ask(
            migrator,
            row ->
                new Database.EventTrigger(
                    Question.text(row, "evtname"), Question.text(row, "owner"))),
        PUBLICATIONS.ask(migrator, DatabaseReader::publication),
        installed(migrator, role),
        target.sites());
  }

  private static Map<String, Database.Schema> schemas(Connection migrator, Target target)
      throws SQLException {
    Map<String, Database.Schema> schemas = new LinkedHashMap<>();
    SCHEMAS
        .ask(migrator, DatabaseReader::schema, target.role(), target.sites().keySet())
        .forEach(schema -> schemas.put(schema.name(), schema));
    return schemas;
  }

  private Database.Installed installed(Connection migrator, String role) throws SQLException {
    String failure = "";
    List<String> missing = List.of();
    try {
      missing =
          new Installation(dry(expected.settings()))
              .runInside(migrator, role).stream()
                  .filter(step -> step.outcome() == InstallStep.Outcome.PLANNED)
                  .map(InstallStep::title)
                  .toList();
    } catch (InsulaException e) {
      failure = String.valueOf(e.getMessage());
    }
    return new Database.Installed(
        missing,
        failure,
        keys(migrator),
        KEY_GRANTS.ask(migrator, DatabaseReader::grant, expected.roles().owner()),
        CATALOG.ask(
            migrator,
            DatabaseReader::catalogTable,
            expected.roles().owner(),
            expected.roles().migrator()),
        FUNCTIONS.ask(migrator, row -> Question.text(row, "function")));
  }

  /** Only the owner can read them, and not even this reads the keys themselves. */
  private List<Database.BindingKey> keys(Connection migrator) throws SQLException {
    migrator.setAutoCommit(false);
    try (Statement statement = migrator.createStatement()) {
      statement.execute("set local role " + Sql.quote(expected.roles().owner()));
      return KEYS.ask(migrator, DatabaseReader::key);
    } finally {
      migrator.rollback();
      migrator.setAutoCommit(true);
    }
  }

  private static InstallSettings dry(InstallSettings settings) {
    return new InstallSettings(
        settings.roles(),
        settings.secret(),
        settings.passwords(),
        settings.proof(),
        settings.rowSchema(),
        settings.sharedSchema(),
        true,
        settings.pooled());
  }

  private static Grant grant(ResultSet row) throws SQLException {
    return new Grant(Question.text(row, "grantee"), Question.text(row, "privilege"));
  }

  private static Database.Schema schema(ResultSet row) throws SQLException {
    return new Database.Schema(
        Question.text(row, "name"),
        row.getLong("number"),
        Question.grants(row, "grants"),
        row.getInt("readable"));
  }

  private static Database.Routine routine(ResultSet row) throws SQLException {
    return new Database.Routine(
        Question.text(row, "schema"),
        Question.text(row, "name"),
        Question.text(row, "signature"),
        Question.text(row, "language"),
        row.getBoolean("trusted"),
        row.getBoolean("definer"),
        row.getBoolean("leakproof"),
        row.getBoolean("pinned"),
        Question.text(row, "owner"),
        row.getBoolean("mighty"),
        row.getBoolean("executable"),
        row.getBoolean("event"));
  }

  private static Database.DefinerTrigger trigger(ResultSet row) throws SQLException {
    return new Database.DefinerTrigger(
        Question.text(row, "schema"),
        Question.text(row, "table"),
        Question.text(row, "trigger"),
        Question.text(row, "function"),
        Question.text(row, "waiver"));
  }

  private static Database.DefaultGrant defaultGrant(ResultSet row) throws SQLException {
    return new Database.DefaultGrant(
        Question.text(row, "maker"),
        Question.text(row, "schema"),
        Question.text(row, "kind"),
        new Grant(Question.text(row, "grantee"), Question.text(row, "privilege")));
  }

  private static Database.Outside outside(ResultSet row) throws SQLException {
    return new Database.Outside(
        Question.texts(row, "foreign_servers"),
        Question.texts(row, "foreign_wrappers"),
        Question.texts(row, "user_mappings"),
        Question.texts(row, "extensions"),
        Question.texts(row, "server_functions"),
        Question.texts(row, "large_objects"),
        Question.texts(row, "statistics"));
  }

  private static Database.Publication publication(ResultSet row) throws SQLException {
    return new Database.Publication(
        Question.text(row, "name"), row.getBoolean("key"), Question.texts(row, "schemas"));
  }

  private static Database.BindingKey key(ResultSet row) throws SQLException {
    return new Database.BindingKey(
        Question.text(row, "id"),
        row.getBoolean("pooled"),
        row.getBoolean("retired"),
        row.getLong("days"));
  }

  private static Database.CatalogTable catalogTable(ResultSet row) throws SQLException {
    return new Database.CatalogTable(
        Question.text(row, "name"), row.getBoolean("secured"), Question.grants(row, "grants"));
  }
}
