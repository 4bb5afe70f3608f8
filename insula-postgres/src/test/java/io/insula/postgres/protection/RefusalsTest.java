package io.insula.postgres.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.TenantId;
import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What would see through the walls is refused, with the reason, or waived by name. */
class RefusalsTest {
  private Ground ground;

  @BeforeEach
  void open() {
    ground = Ground.empty();
  }

  @AfterEach
  void close() {
    ground.close();
  }

  private void refuses(String sql, String... words) {
    refuses(Ground.row(), sql, words);
  }

  private void refuses(ProtectionRequest request, String sql, String... words) {
    ground.migrate(sql);
    assertThatThrownBy(() -> ground.protect(request))
        .isInstanceOf(UnprotectableException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void refusesMaterializedViewsUntilWaived() {
    String sql = "create table t (a int); create materialized view seen as select * from t";
    refuses(sql, "materialized view public.seen", "waive \"public.seen\"");
    assertThatThrownBy(() -> ground.protect(Ground.row("seen"))).isNotNull();
    ground.protect(Ground.row("public.seen"));
    assertThat(ground.as(TenantId.of("acme"), "select count(*) from seen")).containsExactly("0");
    assertThat(ground.protect(Ground.row("public.seen"))).isEmpty();
  }

  @Test
  void refusesFunctionsWithTheRightsOfTheirOwnerUntilTheyAreOutOfReach() {
    refuses(
        "create function peek(a int) returns int language sql security definer as 'select 1'",
        "function public.peek(a integer)",
        "SECURITY INVOKER");
    ground.protect(Ground.row("public.peek"));
    ground.migrate("revoke execute on function peek(int) from public");
    assertThat(ground.protect()).isEmpty();
  }

  private static final String PINNED = "set search_path = pg_catalog, pg_temp";
  private static final String MARK = "Insula: binds its tenant itself";
  private static final String QUERY =
      "select n.id from note n where n.tenant_id = (select insula.tenant())";

  private static String atomic(String query) {
    return "begin atomic " + query + "; end";
  }

  private void makeSearch(String traits, String body, String comment) {
    ground.migrate(
        "create function search(word text) returns setof bigint language sql security definer "
            + traits
            + " "
            + body);
    ground.migrate("comment on function search(text) is '" + comment + "'");
  }

  private void doubts(String traits, String body, String comment) {
    makeSearch(traits, body, comment);
    refuses("select 1", "function public.search(word text)", "SECURITY INVOKER");
    ground.migrate("drop function search(text)");
  }

  @Test
  void takesAFunctionThatBindsItsTenantItselfAndSaysSo() {
    ground.migrate("create table note (id bigint primary key, tenant_id text)");
    makeSearch("stable " + PINNED, atomic(QUERY), MARK);
    ground.protect();
    assertThat(ground.protect()).isEmpty();
  }

  @Test
  void believesNoMarkOnAFunctionThatCouldDoMore() {
    ground.migrate("create table note (id bigint primary key, tenant_id text)");
    doubts("stable " + PINNED, atomic(QUERY), "binds its tenant itself");
    doubts("volatile " + PINNED, atomic(QUERY), MARK);
    doubts("stable", atomic(QUERY), MARK);
    doubts("stable set search_path = public", atomic(QUERY), MARK);
    doubts("stable " + PINNED, "as $$" + QUERY.replace("note n", "public.note n") + "$$", MARK);
    doubts("stable " + PINNED, atomic("select n.id from note n"), MARK);
    doubts(
        "stable " + PINNED,
        atomic("delete from note where tenant_id <> insula.tenant() returning id"),
        MARK);
  }

  @Test
  void refusesTriggersWithTheRightsOfTheirOwner() {
    refuses(
        """
        create function quiet() returns trigger language plpgsql security definer
          as 'begin return new; end';
        revoke execute on function quiet() from public;
        """,
        "public.quiet");
  }

  @Test
  void takesAggregatesUnlessTheyAreMadeOfFunctionsWithTheRightsOfTheirOwner() {
    ground.migrate("create aggregate every_one(text) (sfunc = array_append, stype = text[])");
    assertThat(ground.protect()).isEmpty();
    refuses(
        """
        create function step(int, int) returns int language sql security definer as 'select 1';
        revoke execute on function step(int, int) from public;
        create aggregate steps(int) (sfunc = step, stype = int);
        """,
        "function public.steps(integer)",
        "SECURITY DEFINER");
  }

  @Test
  void refusesUntrustedLanguages() {
    ground
        .database()
        .execute(
            "create function low(internal) returns internal language internal as 'int4_avg_combine'");
    refuses("select 1", "public.low", "isn't trusted");
  }

  @Test
  void refusesRules() {
    refuses(
        "create table t (a int); create rule copied as on insert to t do also notify x",
        "rule \"copied\" on public.t",
        "trigger");
    ground.protect(Ground.row("public.t.copied"));
  }

  @Test
  void refusesWhatBelongsToOthers() {
    ground
        .database()
        .execute("create table theirs (a int); create view theirs_too as select 1 as one");
    refuses("select 1", "table public.theirs: it belongs to the role \"postgres\"", "theirs_too");
    assertThat(ground.protect(Ground.row("public.theirs", "public.theirs_too"))).isEmpty();
  }

  @Test
  void refusesForeignTablesAndEventTriggers() {
    ground
        .database()
        .execute(
            """
            create extension file_fdw;
            create server files foreign data wrapper file_fdw;
            create foreign table far (a int) server files options (filename '/nowhere');
            alter foreign table far owner to insula_migrator;
            create function watch() returns event_trigger language plpgsql as 'begin end';
            create event trigger watcher on ddl_command_end execute function watch();
            """);
    refuses("select 1", "foreign table public.far", "event trigger \"watcher\"");
    ground.protect(Ground.row("public.far", "watcher"));
  }

  @Test
  void refusesATableThatAlreadyHoldsRows() {
    refuses(
        "create table t (a int); insert into t values (1)", "table public.t", "already holds rows");
    ground.migrate("alter table t add tenant_id text; update t set tenant_id = 'acme'");
    ground.protect();
    assertThat(ground.as(TenantId.of("acme"), "select a from t")).containsExactly("1");
    assertThat(ground.as(TenantId.of("bolt"), "select a from t")).isEmpty();
  }

  @Test
  void leavesAWaivedTableAlone() {
    ground.migrate("create table t (a int primary key); insert into t values (1)");
    assertThat(ground.protect(Ground.row("public.t"))).isEmpty();
  }

  @Test
  void refusesAColumnOfAnotherType() {
    refuses("create table t (tenant_id int)", "\"tenant_id\" is of type integer", "text");
    assertThatThrownBy(() -> ground.protect(Ground.row(column(TenantColumn.Type.UUID))))
        .hasMessageContaining("uuid");
  }

  private static TenantColumn column(TenantColumn.Type type) {
    return new TenantColumn("tenant_id", type);
  }

  @Test
  void refusesForeignKeysThatCannotBeComposite() {
    refuses(
        """
        create table a (x int, y int, primary key (x, y));
        create table b (x int, y int, constraint b_a foreign key (x, y) references a match full);
        create table c (x int, y int, constraint c_a foreign key (x, y) references a on update set null);
        """,
        "foreign key public.b.b_a: MATCH FULL",
        "foreign key public.c.c_a: ON UPDATE SET NULL");
  }

  @Test
  void refusesExclusionsThatCannotHoldATenant() {
    ground.database().execute("drop extension btree_gist");
    refuses(
        """
        create table a (during int4range, constraint apart exclude using gist (during with &&));
        create table b (n int, constraint single exclude using hash (n with =));
        """,
        "constraint public.a.apart",
        "btree_gist",
        "constraint public.b.single");
    ground.protect(Ground.row("public.a.apart", "public.b.single"));
    assertThat(ground.protect(Ground.row("public.a.apart", "public.b.single"))).isEmpty();
  }

  @Test
  void refusesKeysThatOthersNeedAsTheyAre() {
    refuses(
        """
        create table a (code text primary key, name text);
        create view named as select code, name from a group by code;
        create table shared.b (code text references public.a);
        """,
        "key public.a.a_pkey",
        "view public.named",
        "b_code_fkey on table shared.b",
        "GROUP BY");
  }

  @Test
  void collectsEverythingAndChangesNothing() {
    assertThatThrownBy(
            () -> {
              ground.migrate(
                  """
                  create table t (a int); insert into t values (1);
                  create table fine (a int);
                  create materialized view m as select 1 as one;
                  """);
              ground.protect();
            })
        .isInstanceOfSatisfying(
            UnprotectableException.class, e -> assertThat(e.problems()).hasSize(2));
    assertThat(ground.database().column("select 1 from pg_attribute where attname = 'tenant_id'"))
        .isEmpty();
  }

  @Test
  void ignoresWhatBelongsToExtensions() {
    ground.database().execute("create extension pg_stat_statements");
    assertThatCode(() -> ground.protect()).doesNotThrowAnyException();
  }

  @Test
  void refusesTheSameBehindAGateAndInSharedSchemas() {
    refuses(
        Ground.gate(),
        "create materialized view tenant_acme.m as select 1 as one",
        "materialized view tenant_acme.m");
    refuses(
        Ground.request(Kind.SHARED, "shared", null, "insula_app", TenantColumn.DEFAULT),
        "create function shared.f() returns int language sql security definer as 'select 1'",
        "shared.f");
  }

  @Test
  void namesASchemaThatDoesNotExist() {
    assertThatThrownBy(
            () ->
                ground.protect(
                    Ground.request(Kind.ROW, "nowhere", null, "insula_app", TenantColumn.DEFAULT)))
        .isInstanceOf(InsulaException.class)
        .hasMessageContaining("nowhere");
  }
}
