package io.insula.postgres.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which statements need no protection afterwards, told by their words alone. */
class HarmlessTest {
  static List<String> harmless() {
    return List.of(
        "alter table t add column c text",
        "ALTER TABLE IF EXISTS ONLY tenant_acme.t\n\tADD COLUMN IF NOT EXISTS c1 numeric(10, 2) NOT NULL DEFAULT -1.5",
        "alter table t add column \"serial, disable\" character varying(20) default 'it''s; --' unique,"
            + " add column e timestamp(3) with time zone default now(), drop column a",
        "alter table t add column f uuid default gen_random_uuid(), alter column a set not null,"
            + " alter column a set default 'x', alter column b drop default, alter column b drop not null",
        "alter table t -- why it is done: disable row level security\n add column g int[] null",
        "alter table t drop column if exists nothing",
        "create index on t (a)",
        "create unique index if not exists t_i on tenant_acme.t using btree (a desc nulls last, id)"
            + " include (b) nulls not distinct where b is not null and a <> 'x' and id > 5 or not b",
        "create index i2 on only t (a collate pg_catalog.\"C\" text_pattern_ops asc)",
        "drop index old, tenant_acme.\"Old 2\"",
        "drop index if exists nothing",
        "drop table gone, tenant_acme.\"Gone too\"",
        "comment on table t is 'security definer'",
        "comment on column tenant_acme.t.\"Odd \"\" name\" is null",
        "comment on index old is 'x'",
        "set local lock_timeout = '2s'",
        "set statement_timeout to 0");
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void knows(String statement) {
    assertThat(Harmless.all(List.of(statement))).isTrue();
  }

  static List<String> doubtful() {
    return List.of(
        "alter table t add column a int, disable row level security",
        "alter table t add column a int , no force row level security",
        "alter table t disable row level security",
        "alter table t add column a int, owner to postgres",
        "alter table t add column a serial",
        "alter table t add column a \"serial\"",
        "alter table t add column a bigserial not null",
        "alter table t add column a pg_catalog.text",
        "alter table t add column a mood",
        "alter table t add column a int generated always as identity",
        "alter table t add column a int default nextval('s')",
        "alter table t add column a int default open_all()",
        "alter table t add column a text default now",
        "alter table t add column a text default 'x'::text",
        "alter table t add column a text default 'x' || open_all()",
        "alter table t add column a int references other",
        "alter table t add column a int check (open_all())",
        "alter table t add constraint text unique (a)",
        "alter table t add column a int using open_all()",
        "alter table t drop column a cascade",
        "alter table t rename to u",
        "alter table t rename column a to c",
        "alter table t set schema other",
        "alter table t attach partition u default",
        "alter table t inherit u",
        "alter table t alter column a type text using open_all()",
        "alter table t add column a text; alter table t disable row level security",
        "alter table t add column a text default E'\\'; alter table t disable row level security; --'",
        "alter table t add column a text default '\\'; alter table t disable row level security; --'",
        "alter table t add column a text default 'a\\' , add column b text default '"
            + " , disable row level security --'",
        "alter table t add column\"a\"int",
        "alter table t add column a int default 1not null",
        "alter table only add column a int",
        "create index on only using gin (a)",
        "alter table t add column a text default $$x$$",
        "alter table t add column a text default $x$x$x$",
        "alter table t add column a /* , */ int",
        "alter table t add column a /* /* */ int -- */ , disable row level security */ int",
        "alter table t add column a int --\r, disable row level security",
        "alter table t add column a int --\n, disable row level security",
        "alter table t add column U&\"\\0061\" int",
        "alter table t add column U&\"d!0061\" UESCAPE '!' int",
        "alter table t add column a int default 1-\n-2",
        "alter table t add column \u017ferial int",
        "alter table t add column a int\u00a0",
        "alter table t add column a int, add column b \u00efnt",
        "alter table t add column \"a\" \"int\"",
        "alter table t add column \"a\"\"\" int \"",
        "alter table t add column a text default 'x' 'y'",
        "alter table t add column a text default N'x'",
        "alter table t add column a text default 'a'\"b\"",
        "create index on t (lower(a))",
        "create index on t ((open_all()))",
        "create index on t (a) where open_all()",
        "create index on t (a) where a = open_all()",
        "create index on t (a) with (fillfactor = 70)",
        "create index on t (a) where a operator(tenant_bolt.=) 'x'",
        "create table u (a int)",
        "create table if not exists u (a int)",
        "create table u as select 1",
        "create temp table u (a int)",
        "create view v as select 1",
        "create function f() returns int language sql as 'select 1'",
        "drop table gone cascade",
        "drop policy insula_tenant on t",
        "drop index old cascade",
        "drop schema tenant_acme",
        "comment on schema tenant_acme is 'mine'",
        "comment on policy insula_tenant on t is 'x'",
        "set search_path = tenant_bolt",
        "set role postgres",
        "set lock_timeout = '1s', search_path = 'x'",
        "set local row_security = off",
        "grant all on t to public",
        "insert into t values (1)",
        "update t set a = 'x'",
        "select open_all()",
        "do 'begin end'",
        "alter view v add column a int",
        "alter foreign table t add column a int",
        "explain alter table t add column a int",
        "",
        " ",
        "-- nothing");
  }

  @ParameterizedTest
  @MethodSource("doubtful")
  void isInDoubtAbout(String statement) {
    assertThat(Harmless.all(List.of(statement))).isFalse();
    assertThat(Harmless.all(List.of("alter table t add column z int", statement))).isFalse();
  }
}
