package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

class CopyDataTest {
  private static final String TABLE =
      """
      create table part (
        id int generated always as identity primary key, code text, price numeric(8, 2),
        made date, flags boolean[], note text);
      """;

  /** Everything that COPY escapes, and what looks like SQL. */
  private static final String ROWS =
      """
      a-1\t12.50\t2026-01-31\t{t,f}\tit's; $$ -- /* "quoted"\s
      a-2\t\\N\t\\N\t{}\ttab\\there, line\\nend, back\\\\slash\\r\\b\\f\\v.
      \\\\N\t0\t\\N\t\\N\t
      \\a\\u0041\\x41\\101\t1\t\\N\t\\N\tescaped \\\t tab, '' \\' quotes, Größe 大 \ud83d\ude00
      """;

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

  @Test
  void readsWhatPostgresReads() throws Exception {
    String copy = "copy part (code, price, made, flags, note) from stdin";
    migrate(
        ground.schemaTenant("acme"), TABLE + copy + ";\n" + ROWS + "\\.\n\nselect 1; select 2;");
    ground.database.execute("create schema plain; set search_path = plain;" + TABLE);
    try (var connection = ground.database.connect()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              copy.replace("part", "plain.part"),
              new java.io.ByteArrayInputStream(
                  ROWS.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
    assertThat(ground.column("select part::text from tenant_acme.part order by id"))
        .hasSize(4)
        .containsExactlyElementsOf(ground.column("select part::text from plain.part order by id"));
  }

  @Test
  void keepsTheIdsThatADumpHas() throws SQLException {
    migrate(
        ground.schemaTenant("acme"),
        TABLE + "COPY part (id, code) FROM stdin;\r\n7\tx\r\n9\ty\r\n\\.\r\ncreate table u ();");
    assertThat(ground.column("select id || code from tenant_acme.part order by id"))
        .containsExactly("7x", "9y");
    assertThat(ground.column("select to_regclass('tenant_acme.u')"))
        .containsExactly("tenant_acme.u");
  }

  @Test
  void givesTheDataToEveryRowTenantAlsoToLaterOnes() {
    MigrationTarget first = ground.rowTenant("first", 1);
    migrate(first, TABLE);
    migrate(first, TABLE, "copy part (code) from stdin;\nx\ny\n\\.\n");
    migrate(ground.rowTenant("second", 2), TABLE, "copy part (code) from stdin;\nx\ny\n\\.\n");
    assertThat(ground.column("select tenant_id || ' ' || code from public.part order by id"))
        .containsExactly("first x", "first y", "second x", "second y");
  }

  @Test
  void takesManyRowsAndNone() throws SQLException {
    String rows =
        IntStream.rangeClosed(1, 1234).mapToObj(i -> i + "\n").collect(Collectors.joining());
    migrate(
        ground.schemaTenant("acme"),
        TABLE + "copy part (code) from stdin;\n" + rows + "\\.\ncopy part (note) from stdin;\n\\.");
    assertThat(ground.column("select count(*) || ' ' || sum(code::int) from tenant_acme.part"))
        .containsExactly("1234 " + 1234 * 1235 / 2);
  }

  @Test
  void namesTheLineOfAWrongRow() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    String rows =
        IntStream.rangeClosed(1, 600).mapToObj(i -> i + "\n").collect(Collectors.joining());
    MigrationFailedException failure =
        catchThrowableOfType(
            MigrationFailedException.class,
            () ->
                migrate(
                    acme,
                    "create table t (a int);\ncopy\n t (a) from stdin;\n"
                        + rows
                        + "secret\n\\.\n"));
    assertThat(failure.line()).isEqualTo(604);
    assertThat(failure).hasMessageContaining("insert into t (a)").hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy t (a) from stdin with (format csv);\n1\n\\.",
        "copy t (a) from stdin delimiter ',';\n1\n\\.",
        "copy t (a) from stdin;\n1\n",
        "copy t (a) from stdin;\n1\\\n2\n\\.",
      })
  void refusesOtherFormsBeforeAnythingRuns(String copy) throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    InvalidMigrationsException failure =
        catchThrowableOfType(
            InvalidMigrationsException.class,
            () -> migrate(acme, "create table t (a text);\n" + copy));
    assertThat(failure.faults()).singleElement().asString().contains("V1__1.sql line 2", "data");
    assertThat(ground.column("select to_regclass('tenant_acme.t')")).containsOnlyNulls();
  }

  private void migrate(MigrationTarget target, String... files) {
    Map<String, String> named =
        IntStream.range(0, files.length)
            .boxed()
            .collect(Collectors.toMap(i -> "V" + (i + 1) + "__" + (i + 1) + ".sql", i -> files[i]));
    ground.migrator().apply(target, Ground.tenantFiles(root, named));
  }
}
