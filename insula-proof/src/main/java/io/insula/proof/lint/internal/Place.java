package io.insula.proof.lint.internal;

import io.insula.jdbc.spi.ProtectionRequest.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A schema that has tables of tenants, or shared ones, and what is in it.
 *
 * @param site which schema
 * @param keys of row tables only, by the ids of their tables
 */
public record Place(
    Expected expected,
    Site site,
    List<Relation> relations,
    Map<Long, List<Policy>> policies,
    Map<Long, TenantColumnFacts> columns,
    List<Key> keys,
    List<ForeignKey> foreignKeys) {
  /** The comment of a table that serves another tool. */
  private static final String SET_ASIDE = "Insula: set aside";

  /**
   * Which schema it is.
   *
   * @param number of the tenant whose it is; 0 for row and shared tables
   * @param role that application work runs as there
   * @param owner for people: the tenant, or what else it is
   * @param settled false while it is being made or removed
   */
  public record Site(
      Kind kind, String schema, long number, String role, String owner, boolean settled) {}

  /** Anything that has rows, or a sequence. */
  public record Relation(
      long id,
      String schema,
      String name,
      String kind,
      String owner,
      boolean ours,
      boolean partition,
      List<Long> parents,
      boolean secured,
      boolean forced,
      boolean invoker,
      List<String> rules,
      List<Grant> grants,
      List<ColumnGrant> columnGrants,
      String comment) {

    /** Whether it has rows of its own, and so can have policies. */
    public boolean table() {
      return kind.equals("r") || kind.equals("p");
    }

    /** Its name for people, and for waivers. */
    public String label() {
      return schema + "." + name;
    }

    /** Its quoted, qualified name. */
    public String sql() {
      return Sql.quote(schema, name);
    }

    /** What it is, in words. */
    public String words() {
      return switch (kind) {
        case "v" -> "view";
        case "m" -> "materialized view";
        case "f" -> "foreign table";
        case "S" -> "sequence";
        default -> "table";
      };
    }
  }

  /** A privilege on one column. */
  public record ColumnGrant(String column, Grant grant) {}

  /** A row-security policy, with its expressions as the database prints them. */
  public record Policy(
      String name,
      boolean permissive,
      boolean everyCommand,
      List<String> roles,
      String visible,
      String writable) {}

  /** The tenant column of a table; the table has none if its type is empty. */
  public record TenantColumnFacts(String type, boolean required, String value, boolean leads) {
    /** Whether the table has one. */
    public boolean present() {
      return !type.isEmpty();
    }
  }

  /** A unique key or exclusion constraint that does not hold the tenant column. */
  public record Key(long table, String name, boolean exclusion) {}

  /** A foreign key between tenant tables that does not hold the tenant column. */
  public record ForeignKey(long table, String name, long target) {}

  /** Whether other tenants are kept out by policies. */
  public boolean walled() {
    return site.kind() == Kind.ROW || site.kind() == Kind.SCHEMA;
  }

  /** The tables that must have walls: ours, not waived, not another tool's. */
  public Stream<Relation> walledTables() {
    return walled() ? relations.stream().filter(this::walledTable) : Stream.empty();
  }

  private boolean walledTable(Relation relation) {
    return relation.table() && relation.ours() && !waived(relation.label()) && !aside(relation);
  }

  /** Relations that are neither waived nor set aside. */
  public Stream<Relation> accountable() {
    return relations.stream().filter(one -> !waived(one.label()) && !aside(one));
  }

  private static boolean aside(Relation relation) {
    return relation.comment().startsWith(SET_ASIDE);
  }

  /** Whether that object is accepted as it is. */
  public boolean waived(String label) {
    return expected.waived().contains(label);
  }

  /** The policies of that table. */
  public List<Policy> policies(Relation table) {
    return policies.getOrDefault(table.id(), List.of());
  }

  /** The relation of that id, if it is here. */
  public Optional<Relation> relation(long id) {
    return relations.stream().filter(one -> one.id() == id).findFirst();
  }
}
