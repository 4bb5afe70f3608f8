package io.insula.proof.internal.marks;

import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.jdbc.TenantColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tables of a place from the live catalog. One use. */
final class TableReader {
  private static final Pattern LITERAL =
      Pattern.compile("'((?:[^']|'')*)'|\\b(\\d+(?:\\.\\d+)?)\\b");

  private static final String COLUMNS =
      """
      select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.atttypid::bigint,
             a.atttypmod, (a.attnotnull or t.typnotnull) as not_null,
             a.atthasdef or a.attidentity <> '' or t.typdefault is not null as defaulted,
             a.attgenerated <> '' as generated, c.oid::bigint
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_type t on t.oid = a.atttypid
       where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       order by c.relname, a.attnum""";

  private static final String RULES =
      """
      select r.conname, r.contype,
             array(select a.attname::text from unnest(r.conkey) with ordinality k (n, i)
                    join pg_attribute a on a.attrelid = r.conrelid and a.attnum = k.n order by k.i),
             coalesce((select quote_ident(n.nspname) || '.' || quote_ident(f.relname)
                from pg_class f join pg_namespace n on n.oid = f.relnamespace
               where f.oid = r.confrelid), ''),
             array(select a.attname::text from unnest(r.confkey) with ordinality k (n, i)
                    join pg_attribute a on a.attrelid = r.confrelid and a.attnum = k.n order by k.i),
             pg_get_constraintdef(r.oid),
             coalesce((select n.nspname from pg_class f
                join pg_namespace n on n.oid = f.relnamespace where f.oid = r.confrelid), ''),
             coalesce((select f.relname from pg_class f where f.oid = r.confrelid), '')
        from pg_constraint r where r.conrelid = ?::oid and r.contype in ('p', 'u', 'c', 'f', 'x')
       order by r.contype, r.conname""";

  private static final String BOUNDS =
      """
      select a.attname, coalesce(pg_get_expr(child.relpartbound, child.oid), '')
        from pg_partitioned_table p
        join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
        join pg_inherits i on i.inhparent = p.partrelid
        join pg_class child on child.oid = i.inhrelid
       where p.partrelid = ?::oid
       order by child.relname""";

  private final Connection migrator;
  private final String schema;
  private final TenantColumn column;
  private final boolean rows;
  private final TypeReader types;

  TableReader(Connection migrator, Tenant tenant, TenantColumn column) {
    this.migrator = migrator;
    this.schema = tenant.placement().schema();
    this.column = column;
    this.rows = tenant.placement().isolation() == Isolation.ROW;
    this.types = new TypeReader(migrator);
  }

  List<TableShape> read() throws SQLException {
    Map<Long, Draft> drafts = new LinkedHashMap<>();
    try (PreparedStatement statement = migrator.prepareStatement(COLUMNS)) {
      statement.setString(1, Sql.quote(schema));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String table = row.getString(1);
          drafts.computeIfAbsent(row.getLong(9), oid -> new Draft(table)).add(row);
        }
      }
    }
    List<TableShape> tables = new ArrayList<>();
    for (Map.Entry<Long, Draft> draft : drafts.entrySet()) {
      tables.add(draft.getValue().finish(draft.getKey()));
    }
    return tables;
  }

  private List<Rule> rules(long table) throws SQLException {
    List<Rule> rules = new ArrayList<>();
    try (PreparedStatement statement = migrator.prepareStatement(RULES)) {
      statement.setLong(1, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rules.add(rule(row));
        }
      }
    }
    return rules;
  }

  private Rule rule(ResultSet row) throws SQLException {
    List<String> here = new ArrayList<>(Sql.texts(row, 3));
    List<String> there = new ArrayList<>(Sql.texts(row, 5));
    int tenant = rows ? here.indexOf(column.name()) : -1;
    if (tenant >= 0) {
      here.remove(tenant);
      if (tenant < there.size()) {
        there.remove(tenant);
      }
    }
    char kind = row.getString(2).charAt(0);
    String target = kind == 'f' ? Sql.quote(row.getString(7), row.getString(8)) : "";
    List<String> literals = kind == 'c' ? literals(row.getString(6)) : List.of();
    return new Rule(row.getString(1), kind, here, target, there, literals, tenant >= 0);
  }

  private Map<String, List<String>> bounds(long table) throws SQLException {
    Map<String, List<String>> bounds = new LinkedHashMap<>();
    for (var row : Sql.rows(migrator, BOUNDS, table)) {
      String bound = String.valueOf(row.get(1));
      if (!bound.contains("WITH (")) {
        bounds
            .computeIfAbsent(String.valueOf(row.get(0)), name -> new ArrayList<>())
            .addAll(literals(bound).stream().limit(1).toList());
      }
    }
    return bounds;
  }

  private static List<String> literals(String expression) {
    List<String> literals = new ArrayList<>();
    Matcher found = LITERAL.matcher(expression);
    while (found.find()) {
      literals.add(found.group(1) != null ? found.group(1).replace("''", "'") : found.group(2));
    }
    return literals;
  }

  /** A table whose columns are being read. */
  private final class Draft {
    private final String name;
    private final List<ColumnShape> columns = new ArrayList<>();
    private final List<Long> oids = new ArrayList<>();
    private final List<ColumnShape> untyped = new ArrayList<>();
    private boolean tenantColumn;

    Draft(String name) {
      this.name = name;
    }

    void add(ResultSet row) throws SQLException {
      String attribute = row.getString(2);
      if (rows && attribute.equals(column.name())) {
        tenantColumn = true;
      } else if (!row.getBoolean(8)) {
        boolean notNull = row.getBoolean(6);
        boolean defaulted = row.getBoolean(7);
        oids.add(row.getLong(4));
        untyped.add(
            new ColumnShape(
                attribute,
                row.getString(3),
                new TypeShape("", "", 'b', List.of(), List.of(), false),
                row.getInt(5),
                notNull && !defaulted,
                !notNull,
                defaulted));
      }
    }

    TableShape finish(long oid) throws SQLException {
      for (int i = 0; i < untyped.size(); i++) {
        ColumnShape one = untyped.get(i);
        columns.add(
            new ColumnShape(
                one.name(),
                one.sql(),
                types.read(oids.get(i)),
                one.length(),
                one.required(),
                one.nullable(),
                one.defaulted()));
      }
      return new TableShape(schema, name, tenantColumn, columns, rules(oid), bounds(oid));
    }
  }
}
