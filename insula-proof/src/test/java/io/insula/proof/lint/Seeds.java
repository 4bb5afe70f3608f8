package io.insula.proof.lint;

import static io.insula.proof.lint.Seed.left;
import static io.insula.proof.lint.Seed.mended;
import static io.insula.proof.lint.Seed.seen;

import io.insula.jdbc.spi.InstallSettings;
import io.insula.proof.lint.internal.Expected;
import io.insula.proof.lint.internal.Server;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One misconfiguration for each lint. {@code {app}}, {@code {migrator}} and {@code {owner}} are the
 * roles, {@code {db}} the shared database, {@code {own}} a tenant's own database and its role,
 * {@code {schema}} a tenant's schema.
 */
final class Seeds {
  private static final String TENANT = "tenant_id = (select insula.tenant())";

  private static final List<Seed> WALLS =
      List.of(
          mended("row-security-off", "alter table note disable row level security"),
          mended("row-security-not-forced", "alter table note no force row level security"),
          mended("partition-unprotected", "alter table visit_2026 disable row level security"),
          mended("child-table-unprotected", "alter table dog disable row level security"),
          mended("isolation-policy-missing", "drop policy insula_tenant on note"),
          mended("gate-missing", "drop policy insula_tenant on {schema}.note"),
          mended(
              "gate-of-another-tenant",
              """
              drop policy insula_tenant on {schema}.note;
              create policy insula_tenant on {schema}.note as restrictive to {app}
                using ((select insula.tenant_number()) = '4711'::bigint)
                with check ((select insula.tenant_number()) = '4711'::bigint)"""),
          mended("isolation-policy-permissive", policy("permissive", "all", TENANT, TENANT)),
          mended(
              "isolation-policy-partial",
              """
              drop policy insula_tenant on note;
              create policy insula_tenant on note as restrictive for select to {app}
                using (tenant_id = (select insula.tenant()))"""),
          mended(
              "isolation-policy-with-or",
              policy("restrictive", "all", TENANT + " or text = ''", TENANT)),
          mended(
              "isolation-policy-bare-call",
              policy(
                  "restrictive",
                  "all",
                  "tenant_id = insula.tenant()",
                  "tenant_id = insula.tenant()")),
          mended("isolation-policy-writes-open", policy("restrictive", "all", TENANT, "true")),
          mended(
              "isolation-policy-changed",
              policy("restrictive", "all", "tenant_id = 'acme'", "tenant_id = 'acme'")),
          mended(
              "opening-policy-too-wide",
              "alter policy insula_open on note to {app}, {migrator}, pg_monitor"),
          mended("opening-policy-missing", "drop policy insula_open on note"),
          left(
              "policy-without-effect",
              "create policy mine on note for select to {app} using (author_id > 0)",
              "drop policy mine on note"),
          mended(
              "policy-by-plain-setting",
              """
              create policy mine on note
                using (tenant_id = current_setting('app.tenant', true)
                       or current_setting('app.tenant', true) = '')"""),
          mended(
              "policy-of-hibernate",
              """
              create policy hibernate_tenant_isolation on note
                using (tenant_id = cast(nullif(current_setting('hibernate.tenant_id', true), '') as text)
                  or coalesce(cast(nullif(current_setting('hibernate.tenant_id_root', true), '')
                              as boolean), false))
                with check (tenant_id = current_setting('hibernate.tenant_id', true))"""));

  private static final List<Seed> ROWS =
      List.of(
          mended(
                  "tenant-column-missing",
                  "set role {migrator}; create table extra (text text); reset role")
              .inevitably("row-security-off"),
          mended("tenant-column-nullable", "alter table note alter column tenant_id drop not null"),
          left(
              "tenant-column-type",
              """
              set role {migrator};
              create table extra (
                tenant_id varchar(40) not null default insula.tenant(),
                text text
              );
              reset role;
              create index on extra (tenant_id);
              alter table extra enable row level security, force row level security;
              create policy insula_open on extra to {app}, {migrator} using (true);
              create policy insula_tenant on extra as restrictive to {app}
                using (tenant_id = (select insula.tenant()))""",
              "drop table extra"),
          mended("tenant-column-default", "alter table note alter column tenant_id drop default"),
          mended(
              "tenant-column-unindexed",
              """
              do $$
              declare
                i regclass;
              begin
                for i in select indexrelid from pg_index where indrelid = 'animal'::regclass loop
                  execute 'drop index ' || i;
                end loop;
              end
              $$"""),
          mended("unique-without-tenant", "create unique index note_text on note (text)"),
          mended(
              "foreign-key-without-tenant",
              "alter table note add constraint crossing foreign key (author_id) references author"));

  private static final List<Seed> RIGHTS =
      List.of(
          mended("view-looks-as-owner", "alter view short_note reset (security_invoker)"),
          left(
              "materialized-view-readable",
              """
                  set role {migrator};
                  create materialized view everything as select 1 as one;
                  grant select on everything to {app};
                  reset role""",
              "drop materialized view everything"),
          left(
              "foreign-table-readable",
              """
              create foreign data wrapper nowhere;
              create server nobody foreign data wrapper nowhere;
              create foreign table far (a integer) server nobody;
              alter foreign table far owner to {migrator};
              grant select on far to {app}""",
              "drop foreign data wrapper nowhere cascade"),
          left(
              "rule-on-table",
              "create rule silent as on delete to note do instead nothing",
              "drop rule silent on note"),
          left(
                  "waived-object",
                  """
                  set role {migrator};
                  create materialized view report as select 1 as one;
                  reset role""",
                  "drop materialized view report")
              .with(
                  settings ->
                      settings.expecting(
                          expected ->
                              new Expected(
                                  expected.settings(),
                                  expected.column(),
                                  java.util.Set.of("public.report")))),
          mended("table-privileges-dangerous", "grant truncate, references on note to {app}"),
          mended("shared-table-writable", "grant insert on shared.currency to {app}"),
          mended("table-open-to-public", "grant select on note to public"),
          mended("table-open-to-other-tenant", "grant select on note to {own}"),
          mended("column-privileges-open", "grant select (text) on note to public"),
          mended("sequence-writable", "grant update on sequence invoice_number to {app}"),
          mended("table-owner-differs", "alter sequence invoice_number owner to current_user"));

  private static final List<Seed> INSTALLATION =
      List.of(
          left(
              "binding-function-changed",
              "alter function insula.tenant() immutable",
              "alter function insula.tenant() stable"),
          mended("binding-function-open", "grant execute on function insula.tenant() to public"),
          mended("binding-key-readable", "grant select (id) on insula.binding_key to {app}"),
          left(
              "binding-key-old",
              "update insula.binding_key set created_at = now() - interval '2 years'",
              "update insula.binding_key set created_at = now()"),
          left(
              "key-accepts-poolers",
              "update insula.binding_key set pooled = true",
              "update insula.binding_key set pooled = false"),
          seen(
              "key-refuses-poolers",
              settings -> settings.expecting(expected -> expecting(expected, true, true))),
          left(
              "installation-incomplete",
              "alter default privileges for role {migrator} in schema shared"
                  + " revoke select on tables from {app}",
              "alter default privileges for role {migrator} in schema shared"
                  + " grant select on tables to {app}"),
          mended("catalog-open", "grant update on insula.tenant to {app}"));

  private static final List<Seed> ACCESS =
      List.of(
          mended("temporary-objects-allowed", "grant temporary on database {db} to {app}"),
          mended("database-create-allowed", "grant create on database {db} to {app}"),
          mended("database-open-to-others", "grant connect on database {own} to public"),
          mended("schema-create-allowed", "grant create on schema public to {app}"),
          mended("schema-open-to-others", "grant usage on schema {schema} to public"),
          left(
              "role-owns-objects",
              """
              create function mine() returns integer language sql as 'select 1';
              alter function mine() owner to {app}""",
              "drop function mine()"),
          mended(
              "default-privileges-open",
              "alter default privileges for role {migrator} in schema public"
                  + " grant select on tables to {app}"),
          left(
              "stray-tables-readable",
              """
              create schema stray;
              create table stray.thing (a integer);
              grant usage on schema stray to {app};
              grant select on stray.thing to {app}""",
              "drop schema stray cascade"),
          left("schema-of-nobody", "create schema stray", "drop schema stray"),
          left(
              "place-of-nobody",
              "create schema lost; comment on schema lost is 'Insula: place of tenant number 4711'",
              "drop schema lost"),
          left(
              "scratch-place-left",
              """
              create schema scratch;
              comment on schema scratch
                is 'Insula: place of tenant number 9223372036854775807'""",
              "drop schema scratch"),
          left(
                  "place-missing",
                  "alter schema {schema} rename to elsewhere",
                  "alter schema elsewhere rename to {schema}")
              .inevitably("place-of-nobody"));

  private static final List<Seed> ROUTINES =
      List.of(
          left(
              "definer-function-executable",
              """
              create function peek() returns bigint language sql security definer
                set search_path = pg_catalog, pg_temp as 'select 1::bigint';
              alter function peek() owner to {migrator}""",
              "drop function peek()"),
          mended(
              "definer-function-search-path",
              """
              create function lent() returns bigint language sql security definer
                as 'select 1::bigint';
              alter function lent() owner to {migrator};
              revoke execute on function lent() from public"""),
          mended(
              "untrusted-function-executable",
              """
              create function raw(text) returns integer language internal immutable strict
                as 'textlen'"""),
          mended(
              "leakproof-function",
              "create function sly(integer) returns boolean language sql leakproof as 'select true'"),
          left(
              "trigger-runs-as-definer",
              """
              create function lending() returns trigger language plpgsql security definer
                set search_path = pg_catalog, pg_temp as 'begin return new; end';
              alter function lending() owner to {migrator};
              create trigger lending before insert on note for each row execute function lending()""",
              "drop function lending() cascade"),
          left(
              "event-trigger-present",
              """
              create function heard() returns event_trigger language plpgsql as 'begin end';
              create event trigger heard on ddl_command_end execute function heard()""",
              "drop function heard() cascade"));

  private static final List<Seed> OUTSIDE =
      List.of(
          left(
              "foreign-server-usable",
              """
              create foreign data wrapper nowhere;
              create server nobody foreign data wrapper nowhere;
              grant usage on foreign server nobody to {app}""",
              "drop foreign data wrapper nowhere cascade"),
          left(
              "user-mapping-present",
              """
              create foreign data wrapper nowhere;
              create server nobody foreign data wrapper nowhere;
              create user mapping for public server nobody""",
              "drop foreign data wrapper nowhere cascade"),
          left("outward-extension-executable", "create extension dblink", "drop extension dblink"),
          mended("server-files-readable", "grant execute on function pg_read_file(text) to {app}"),
          mended("large-objects-reachable", "grant execute on function lo_create(oid) to public"),
          left(
              "statement-statistics-readable",
              "create extension pg_stat_statements schema shared",
              "drop extension pg_stat_statements"),
          left(
              "publication-sends-key",
              "create publication leak for table insula.binding_key",
              "drop publication leak"),
          left(
              "publication-sends-tenants",
              "create publication leak for table note",
              "drop publication leak"));

  private static final List<Seed> ROLES =
      List.of(
          left("role-superuser", "alter role {app} superuser", "alter role {app} nosuperuser")
              .inevitably(
                  "schema-create-allowed",
                  "server-files-readable",
                  "large-objects-reachable",
                  "stray-tables-readable"),
          mended("role-bypasses-row-security", "alter role {app} bypassrls"),
          mended("role-creates-roles", "alter role {app} createrole"),
          mended("role-creates-databases", "alter role {app} createdb"),
          mended("role-replicates", "alter role {app} replication"),
          mended("role-acts-as-mighty", "grant pg_read_all_data to {app}"),
          mended("role-sees-activity", "grant pg_read_all_stats to {app}"),
          mended("role-acts-as-tenant", "grant {own} to {app}"),
          mended("owner-logs-in", "alter role {owner} login"),
          mended(
              "migrator-inherits",
              """
              do $$
              begin
                if current_setting('server_version_num')::int >= 160000 then
                  execute 'grant {app} to {migrator} with inherit true';
                else
                  execute 'alter role {migrator} inherit';
                end if;
              end
              $$"""));

  private static final List<Seed> SERVER =
      List.of(
          mended(
              "session-setting-planted",
              "alter role {app} in database {db} set row_security = off"),
          mended(
              "search-path-planted", "alter role {app} in database {db} set search_path = public"),
          mended("parameter-granted", "grant set on parameter session_replication_role to {app}"),
          left(
              "log-shows-bindings",
              "alter role {app} in database {db} set log_min_duration_statement = 0",
              "alter role {app} in database {db} reset log_min_duration_statement"),
          left(
              "plans-in-log",
              "alter role {app} in database {db} set debug_print_plan = on",
              "alter role {app} in database {db} reset debug_print_plan"),
          left(
              "password-md5",
              "alter database {db} set password_encryption = md5",
              "alter database {db} reset password_encryption"),
          seen(
              "connection-unencrypted",
              settings -> settings.seen(server -> server.with(new Server.Line(false, false)))),
          left(
              "large-objects-unprotected",
              "alter database {db} set lo_compat_privileges = on",
              "alter database {db} reset lo_compat_privileges"),
          left(
                  "prepared-transaction-left",
                  "begin; create table unborn (a integer); prepare transaction 'left'",
                  "rollback prepared 'left'")
              .with(settings -> settings.seen(Seeds::aged)),
          left(
              "replication-slot-left",
              "select pg_create_physical_replication_slot('left_over')",
              "select pg_drop_replication_slot('left_over')"),
          seen(
                  "server-shows-rows",
                  settings -> settings.seen(server -> server.withVersion(170_005)))
              .inevitably("server-unpatched"),
          seen(
              "server-unpatched", settings -> settings.seen(server -> server.withVersion(180_003))),
          seen(
              "clock-skew",
              settings -> settings.with(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10)))),
          seen(
                  "proof-off",
                  settings -> settings.expecting(expected -> expecting(expected, false, false)))
              .inevitably("binding-function-changed"));

  private static final List<Seed> HOME =
      List.of(
          left(
              "fleet-run-open",
              "insert into insula.fleet_run (state, options, actor) values ('halted', '{}', 'x')",
              "delete from insula.fleet_run"),
          left(
              "ready-place-stuck",
              """
              insert into insula.ready_target (cluster, isolation, size) values ('main', 'schema', 1);
              insert into insula.ready_place
                (number, isolation, cluster, database, schema, role, state, owner, lease_until)
              values (4711, 'schema', 'main', '{db}', 'stock_1', '{app}', 'building', 'gone',
                      now() - interval '1 hour')""",
              "delete from insula.ready_place; delete from insula.ready_target"));

  private Seeds() {}

  /** All of them. */
  static Stream<Seed> all() {
    return Stream.of(
            WALLS, ROWS, RIGHTS, INSTALLATION, ACCESS, ROUTINES, OUTSIDE, ROLES, SERVER, HOME)
        .flatMap(List::stream);
  }

  private static String policy(String kind, String command, String visible, String writable) {
    return """
        drop policy insula_tenant on note;
        create policy insula_tenant on note as %s for %s to {app}
          using (%s) with check (%s)"""
        .formatted(kind, command, visible, writable);
  }

  private static Expected expecting(Expected expected, boolean proof, boolean pooled) {
    InstallSettings settings = expected.settings();
    return new Expected(
        new InstallSettings(
            settings.roles(),
            settings.secret(),
            settings.passwords(),
            proof,
            settings.rowSchema(),
            settings.sharedSchema(),
            settings.dryRun(),
            pooled),
        expected.column(),
        expected.waived());
  }

  private static Server aged(Server server) {
    return server.with(
        server.prepared().stream()
            .map(
                one ->
                    new Server.Prepared(
                        one.name(), one.owner(), one.database(), Duration.ofHours(1)))
            .toList());
  }
}
