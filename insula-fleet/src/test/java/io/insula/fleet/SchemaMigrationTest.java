package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaMigrationTest {
  @TempDir Path root;
  private Ground ground;

  @BeforeEach
  void prepare() throws SQLException {
    ground = new Ground();
  }

  @AfterEach
  void close() {
    ground.close();
  }

  private static final Map<String, String> TWO =
      Map.of(
          "V1__person.sql",
          "create table person (id bigint primary key, name text);",
          "V2__seed.sql",
          "insert into person values (1, 'a;b');\nselect count(*) from person;\n"
              + "insert into person values (2, $$x;y$$);");

  @Test
  void appliesFilesInOrderAndNotesThemInTheLedger() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    MigrationResult result = ground.migrator().apply(acme, Ground.tenantFiles(root, TWO));

    assertThat(result.applied())
        .extracting(AppliedFile::script)
        .containsExactly("V1__person.sql", "V2__seed.sql");
    assertThat(result.version()).isEqualTo("2");
    assertThat(ground.column("select name from tenant_acme.person order by id"))
        .containsExactly("a;b", "x;y");
    assertThat(
            ground.column(
                "select schema_name || ' ' || kind || ' ' || version || ' ' || description || ' ' ||"
                    + " applied_by || ' ' || (millis >= 0) from insula.migration order by version"))
        .containsExactly(
            "tenant_acme tenant 1 person insula true", "tenant_acme tenant 2 seed insula true");
  }

  @Test
  void doesNothingTheSecondTime() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    Migrations files = Ground.tenantFiles(root, TWO);
    ground.migrator().apply(acme, files);
    MigrationResult again = ground.migrator().apply(acme, files);

    assertThat(again.applied()).isEmpty();
    assertThat(again.version()).isEqualTo("2");
    assertThat(ground.column("select count(*) from tenant_acme.person")).containsExactly("2");
  }

  @Test
  void protectsWhatTheFilesMade() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground.migrator().apply(acme, Ground.tenantFiles(root, TWO));
    assertThat(
            ground.column(
                "select relrowsecurity and relforcerowsecurity from pg_class where oid ="
                    + " 'tenant_acme.person'::regclass"))
        .containsExactly("t");
  }

  @Test
  void namesTenantFileLineAndStateOfAFailureAndKeepsNothing() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    Migrations files =
        Ground.tenantFiles(
            root,
            Map.of(
                "V1__good.sql",
                "create table good (id int);",
                "V2__bad.sql",
                "-- first\ncreate table other (id int);\n\ninsert into other\n  values (1);\n"
                    + "insert into other (id,\n  wrong) values (1, 'secret');\nselect 1;"));
    MigrationFailedException failure =
        catchThrowableOfType(
            MigrationFailedException.class, () -> ground.migrator().apply(acme, files));

    assertThat(failure)
        .hasMessageContaining("tenant acme: V2__bad.sql line 7 failed at \"insert into other (id,")
        .hasMessageContaining("42703")
        .hasMessageNotContaining("secret");
    assertThat(failure.line()).isEqualTo(7);
    assertThat(failure.sqlState()).isEqualTo("42703");
    assertThat(failure.script()).isEqualTo("V2__bad.sql");
    assertThat(ground.column("select count(*) from insula.migration")).containsExactly("0");
    assertThat(
            ground.column(
                "select relname from pg_class where relnamespace = 'tenant_acme'::regnamespace"))
        .isEmpty();
  }

  @Test
  void leavesRowsOutOfMessages() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    Migrations files =
        Ground.tenantFiles(
            root,
            Map.of(
                "V1__bad.sql",
                "create table t (mail text unique);\ninsert into t values ('eve@private'),"
                    + " ('eve@private');"));
    MigrationFailedException failure =
        catchThrowableOfType(
            MigrationFailedException.class, () -> ground.migrator().apply(acme, files));

    assertThat(failure).hasMessageContaining("line 2").hasMessageContaining("23505");
    assertThat(failure).hasStackTraceContaining("23505");
    java.io.StringWriter trace = new java.io.StringWriter();
    failure.printStackTrace(new java.io.PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain("eve@private");
  }

  @Test
  void putsSharedTablesIntoTheirOwnSchemaFirstAndOnce() throws SQLException {
    Ground.write(
        root,
        "db/shared",
        Map.of("V1__country.sql", "create table country (code text primary key);"));
    Migrations files =
        Ground.tenantFiles(
            root,
            Map.of(
                "V1__address.sql",
                "create table address (id int, country text references country);"));
    MigrationResult first = ground.migrator().apply(ground.schemaTenant("a"), files);
    MigrationResult second = ground.migrator().apply(ground.schemaTenant("b"), files);

    assertThat(first.applied())
        .extracting(AppliedFile::kind)
        .containsExactly(MigrationKind.SHARED, MigrationKind.TENANT);
    assertThat(second.applied())
        .extracting(AppliedFile::kind)
        .containsExactly(MigrationKind.TENANT);
    assertThat(ground.column("select to_regclass('shared.country')")).doesNotContainNull();
  }

  @Test
  void refusesAFileThatChangedAfterItWasApplied() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground.migrator().apply(acme, Ground.tenantFiles(root, TWO));
    Migrations changed =
        Ground.tenantFiles(root, Map.of("V1__person.sql", "create table person (id int);"));
    InvalidMigrationsException failure =
        catchThrowableOfType(
            InvalidMigrationsException.class, () -> ground.migrator().apply(acme, changed));
    assertThat(failure)
        .hasMessageContaining("tenant acme")
        .hasMessageContaining("V1__person.sql was changed after it was applied");
  }

  @Test
  void appliesARepeatableFileAgainWhenItsTextChanges() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    String view = "create or replace view v with (security_invoker = true) as select %d as n;";
    Map<String, String> first = Map.of("R__view.sql", view.formatted(1));
    ground.migrator().apply(acme, Ground.tenantFiles(root, first));
    ground.migrator().apply(acme, Ground.tenantFiles(root, first));
    Map<String, String> second = Map.of("R__view.sql", view.formatted(2));
    MigrationResult result = ground.migrator().apply(acme, Ground.tenantFiles(root, second));

    assertThat(result.applied()).hasSize(1);
    assertThat(ground.column("select n from tenant_acme.v")).containsExactly("2");
  }

  @Test
  void endsTheTransactionBehindANewEnumValueSoThatTheNextFileCanUseIt() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground
        .migrator()
        .apply(
            acme,
            Ground.tenantFiles(
                root, Map.of("V1__mood.sql", "create type mood as enum ('sad', 'ok');")));
    Migrations files =
        Ground.tenantFiles(
            root,
            Map.of(
                "V2__happy.sql",
                "alter type mood add value 'happy';",
                "V3__use.sql",
                "create table t (m mood default 'happy'); insert into t default values;"));
    assertThat(ground.migrator().apply(acme, files).version()).isEqualTo("3");
    assertThat(ground.column("select m from tenant_acme.t")).containsExactly("happy");
  }
}
