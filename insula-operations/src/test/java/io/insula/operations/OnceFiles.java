package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Files that fail when they are done twice, or show it, with places where a {@link Barrier} can
 * hold them. Each set comes on top of those before it.
 */
final class OnceFiles {
  /** Where a transaction can be held. */
  enum Held {
    IN_A_DEFINITION("select pg_advisory_xact_lock(4711, 1)"),
    IN_THE_ROWS_OF_THE_SECOND_TENANT("select pg_advisory_xact_lock(4711, 2)"),
    BEHIND_THE_LAST_STATEMENT("select pg_advisory_xact_lock(4711, 3)"),
    BEFORE_THE_LEDGER("lock table insula.migration in exclusive mode");

    final String lock;

    Held(String lock) {
      this.lock = lock;
    }
  }

  private static final String MAKES =
      """
      create table %1$s (id bigint generated always as identity primary key, n int not null);
      insert into %1$s (n) values (1);
      alter table %1$s add column gate text
        default pg_advisory_xact_lock_shared(4711, 1)::text;
      alter table %1$s alter column gate drop default;
      """;

  private static final String FILLS =
      """
      insert into %1$s (n) values (2);
      select pg_advisory_xact_lock_shared(4711, case when '${insula:isolation}' <> 'row' then 0
        when insula.tenant() = 'row-b' then 2 else 0 end);
      insert into %1$s (n) select max(n) + 1 from %1$s;
      create table %1$s_more (id int primary key);
      """;

  private static final String ENDS =
      """
      create view %1$s_seen as select n from %1$s;
      update %1$s set n = n * 10;
      select pg_advisory_xact_lock_shared(4711, 3);
      """;

  private static final String INDEX =
      "-- insula: no-transaction\ncreate index concurrently if not exists %1$s_n on %1$s (n);\n";

  private final Path folder;
  private int sets;
  private int version;

  OnceFiles(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  String table() {
    return "once" + sets;
  }

  String version() {
    return String.valueOf(version);
  }

  /** Writes the next three files. */
  void next() throws IOException {
    sets++;
    for (String sql : List.of(MAKES, FILLS, ENDS)) {
      write(sql);
    }
  }

  /** Writes one more file, which can't run in a transaction. */
  void index() throws IOException {
    write(INDEX);
  }

  void write(String sql) throws IOException {
    version++;
    Path file = folder.resolve("tenant").resolve("V" + version + "__" + table() + ".sql");
    Files.createDirectories(file.getParent());
    Files.writeString(file, sql.formatted(table()));
  }

  /** Each tenant has all of the last set, once. */
  void assertOnce(Insula insula, List<String> tenants) throws SQLException {
    assertThat(insula.fleet().status().behind()).isEmpty();
    for (String id : tenants) {
      TenantId tenant = TenantId.of(id);
      AsTenant as = new AsTenant(insula.dataSource(), tenant);
      assertThat(as.column("select n from " + table() + "_seen order by n"))
          .as(id)
          .containsExactly("10", "20", "30");
      assertThat(as.column("select * from " + table() + "_more")).isEmpty();
      assertThat(insula.tenants().get(tenant).schemaVersion()).as(id).isEqualTo(version());
    }
  }

  /** The ledger of the database has that many schemas, each with every version once. */
  void assertLedger(List<String> countsBySchema, int schemas) {
    assertThat(countsBySchema).hasSize(schemas).containsOnly(version());
  }
}
