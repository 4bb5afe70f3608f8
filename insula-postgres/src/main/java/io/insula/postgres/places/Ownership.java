package io.insula.postgres.places;

import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Whose a schema and the things in it are. A role that is a member of the owner counts as the
 * owner, as PostgreSQL does.
 */
final class Ownership {
  /**
   * Parameters: the migrator's role and the schema. The schema comes first, so that the new owner
   * may own things in it. Indexes, sequences of columns and row types follow their tables, and what
   * belongs to an extension stays. From 17 on a multirange follows its range.
   */
  private static final String STATEMENTS =
      """
      with given as (
        select ?::text as role, n.oid as schema, n.nspname as name, n.nspowner as owner
          from pg_catalog.pg_namespace n where n.nspname = ?
      ), thing as (
        select 1 as step, 'schema' as type, pg_catalog.quote_ident(name) as name, owner,
               schema as oid, 'pg_namespace'::regclass as class
          from given
        union all
        select 2, case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
                                 when 'S' then 'sequence' when 'f' then 'foreign table'
                                 else 'table' end,
               pg_catalog.format('%I.%I', g.name, c.relname), c.relowner, c.oid, 'pg_class'
          from pg_catalog.pg_class c join given g on g.schema = c.relnamespace
         where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
           and not (c.relkind = 'S' and exists (
                 select from pg_catalog.pg_depend d
                  where d.classid = 'pg_class'::regclass and d.objid = c.oid
                    and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')))
        union all
        select 3, 'type', pg_catalog.format('%I.%I', g.name, t.typname), t.typowner, t.oid,
               'pg_type'
          from pg_catalog.pg_type t join given g on g.schema = t.typnamespace
          left join pg_catalog.pg_class c on c.oid = t.typrelid
         where t.typtype in ('d', 'e', 'r') or (t.typtype = 'c' and c.relkind = 'c')
            or (t.typtype = 'm' and pg_catalog.current_setting('server_version_num')::int < 170000)
        union all
        select 4, 'routine',
               pg_catalog.format('%I.%I(%s)', g.name, p.proname,
                                 pg_catalog.pg_get_function_identity_arguments(p.oid)),
               p.proowner, p.oid, 'pg_proc'
          from pg_catalog.pg_proc p join given g on g.schema = p.pronamespace
        union all
        select 5, 'statistics', pg_catalog.format('%I.%I', g.name, s.stxname), s.stxowner, s.oid,
               'pg_statistic_ext'
          from pg_catalog.pg_statistic_ext s join given g on g.schema = s.stxnamespace
        union all
        select 6, 'collation', pg_catalog.format('%I.%I', g.name, l.collname), l.collowner, l.oid,
               'pg_collation'
          from pg_catalog.pg_collation l join given g on g.schema = l.collnamespace
        union all
        select 7, 'text search dictionary', pg_catalog.format('%I.%I', g.name, t.dictname),
               t.dictowner, t.oid, 'pg_ts_dict'
          from pg_catalog.pg_ts_dict t join given g on g.schema = t.dictnamespace
        union all
        select 8, 'text search configuration', pg_catalog.format('%I.%I', g.name, t.cfgname),
               t.cfgowner, t.oid, 'pg_ts_config'
          from pg_catalog.pg_ts_config t join given g on g.schema = t.cfgnamespace
      )
      select pg_catalog.format('alter %s %s owner to %I', t.type, t.name, g.role)
        from thing t, given g
       where not pg_catalog.pg_has_role(g.role, t.owner, 'usage')
         and not exists (select from pg_catalog.pg_depend e
                          where e.classid = t.class and e.objid = t.oid and e.deptype = 'e')
       order by t.step, t.name""";

  private final String schema;
  private final String migrator;

  Ownership(String schema, String migrator) {
    this.schema = schema;
    this.migrator = migrator;
  }

  /** Under an empty search path for a moment, so that every name is printed with its schema. */
  List<String> handOver(Connection connection) throws SQLException {
    String path =
        String.valueOf(Query.text(connection, "select pg_catalog.current_setting('search_path')"));
    path(connection, "");
    List<String> statements = Query.column(connection, STATEMENTS, migrator, schema);
    path(connection, path);
    return statements;
  }

  private static void path(Connection connection, String path) throws SQLException {
    Query.text(connection, "select pg_catalog.set_config('search_path', ?, true)", path);
  }
}
