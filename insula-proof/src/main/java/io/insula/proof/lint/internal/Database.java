package io.insula.proof.lint.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A database that holds tenants, without what is in its places.
 *
 * @param cluster the name of its server
 * @param name the name of the database
 * @param role that application work runs as here
 * @param runtime all roles of application work on the server
 * @param schemas that users made, by name
 * @param owned what belongs to the role of application work, in words
 * @param sites the places that the catalog knows here
 */
public record Database(
    Expected expected,
    String cluster,
    String name,
    boolean shared,
    String role,
    Set<String> runtime,
    List<Grant> grants,
    Map<String, Schema> schemas,
    List<String> owned,
    List<Routine> routines,
    List<DefinerTrigger> triggers,
    List<DefaultGrant> defaults,
    Outside outside,
    List<EventTrigger> eventTriggers,
    List<Publication> publications,
    Installed installed,
    Map<String, Place.Site> sites) {

  /**
   * A schema that users made.
   *
   * @param number of the tenant whose place its comment says it is; 0 without such a comment
   * @param readable how many relations in it the application's role has any right to
   */
  public record Schema(String name, long number, List<Grant> grants, int readable) {
    /** The number of scratch places. */
    public static final long SCRATCH = Long.MAX_VALUE;
  }

  /** A function of the users' that is more than an ordinary one. */
  public record Routine(
      String schema,
      String name,
      String signature,
      String language,
      boolean trusted,
      boolean definer,
      boolean leakproof,
      boolean pinned,
      String owner,
      boolean mighty,
      boolean executable,
      boolean event) {
    /** Its name for people, and for waivers. */
    public String label() {
      return schema + "." + name;
    }
  }

  /** Triggers whose function runs with the rights of somebody who sees every tenant. */
  public record DefinerTrigger(
      String schema, String table, String trigger, String function, String waiver) {}

  /** A right that comes into being with new objects. */
  public record DefaultGrant(String maker, String schema, String kind, Grant grant) {}

  /** Ways out of the database that the application's role has. */
  public record Outside(
      List<String> foreignServers,
      List<String> foreignWrappers,
      List<String> userMappings,
      List<String> extensions,
      List<String> serverFunctions,
      List<String> largeObjects,
      List<String> statistics) {}

  /** An event trigger that fires. */
  public record EventTrigger(String name, String owner) {}

  /** A publication and how much it publishes. */
  public record Publication(String name, boolean key, List<String> schemas) {}

  /**
   * What the installer has made.
   *
   * @param missing the titles of steps that would have something to do
   * @param failure why that could not be found out, or empty
   * @param publicFunctions functions of the schema insula that everybody may execute
   */
  public record Installed(
      List<String> missing,
      String failure,
      List<BindingKey> keys,
      List<Grant> keyGrants,
      List<CatalogTable> tables,
      List<String> publicFunctions) {}

  /** A key that seals bindings, without the key. */
  public record BindingKey(String id, boolean pooled, boolean retired, long days) {}

  /** A table of the schema insula, and what others than the owner and the migrator may do. */
  public record CatalogTable(String name, boolean secured, List<Grant> grants) {}

  /** Schemas that are no places of the catalog's. */
  public Stream<Schema> others() {
    return schemas.values().stream().filter(schema -> !sites.containsKey(schema.name()));
  }

  /** The schema of that name, if it is there. */
  public Optional<Schema> schema(String name) {
    return Optional.ofNullable(schemas.get(name));
  }
}
