package io.insula.proof.lint.internal;

import io.insula.jdbc.spi.ProtectionRequest.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads many schemas of one database together. Thread-safe. */
public final class PlaceReader {
  private static final Question RELATIONS = Question.load("relations.sql");
  private static final Question POLICIES = Question.load("policies.sql");
  private static final Question COLUMNS = Question.load("columns.sql");
  private static final Question KEYS = Question.load("keys.sql");
  private static final Question FOREIGN_KEYS = Question.load("foreign_keys.sql");

  private final Expected expected;

  public PlaceReader(Expected expected) {
    this.expected = expected;
  }

  private record Known(long relation, String key, Place.Policy policy) {}

  private record Owned<T>(long relation, T thing) {}

  /**
   * Asks for those schemas; one that is not there has no relations.
   *
   * @param runtime all roles that application work runs as
   */
  public List<Place> read(
      Connection migrator, Collection<Place.Site> sites, Collection<String> runtime)
      throws SQLException {
    List<String> schemas = sites.stream().map(Place.Site::schema).toList();
    Map<String, List<Place.Relation>> relations =
        RELATIONS.ask(migrator, PlaceReader::relation, runtime, schemas).stream()
            .collect(Collectors.groupingBy(Place.Relation::schema));
    Map<Long, List<Place.Policy>> policies = policies(migrator, schemas);
    List<Place> places = new ArrayList<>();
    for (Place.Site site : sites) {
      places.add(place(migrator, site, relations.getOrDefault(site.schema(), List.of()), policies));
    }
    return places;
  }

  /** Only walls that hang on columns need to know more. */
  private Place place(
      Connection migrator,
      Place.Site site,
      List<Place.Relation> relations,
      Map<Long, List<Place.Policy>> policies)
      throws SQLException {
    boolean rows = site.kind() == Kind.ROW;
    String column = expected.column().name();
    return new Place(
        expected,
        site,
        relations,
        policies,
        rows ? columns(migrator, site.schema()) : Map.of(),
        rows ? KEYS.ask(migrator, PlaceReader::key, site.schema(), column) : List.of(),
        rows
            ? FOREIGN_KEYS.ask(migrator, PlaceReader::foreignKey, site.schema(), column)
            : List.of());
  }

  private Map<Long, Place.TenantColumnFacts> columns(Connection migrator, String schema)
      throws SQLException {
    return COLUMNS.ask(migrator, PlaceReader::column, expected.column().name(), schema).stream()
        .collect(Collectors.toMap(Owned::relation, Owned::thing));
  }

  /** The text of an expression comes once; the others name the same key. */
  private static Map<Long, List<Place.Policy>> policies(Connection migrator, List<String> schemas)
      throws SQLException {
    List<Known> all = POLICIES.ask(migrator, PlaceReader::policy, schemas);
    Map<String, Place.Policy> printed = new HashMap<>();
    all.stream()
        .filter(known -> !known.policy().visible().isEmpty())
        .forEach(known -> printed.putIfAbsent(known.key(), known.policy()));
    return all.stream()
        .collect(
            Collectors.groupingBy(
                Known::relation,
                Collectors.mapping(known -> whole(known, printed), Collectors.toList())));
  }

  private static Place.Policy whole(Known known, Map<String, Place.Policy> printed) {
    Place.Policy policy = known.policy();
    Place.Policy text = printed.getOrDefault(known.key(), policy);
    return new Place.Policy(
        policy.name(),
        policy.permissive(),
        policy.everyCommand(),
        policy.roles(),
        text.visible(),
        text.writable());
  }

  private static Known policy(ResultSet row) throws SQLException {
    return new Known(
        row.getLong("relation"),
        Question.text(row, "key"),
        new Place.Policy(
            Question.text(row, "name"),
            row.getBoolean("permissive"),
            row.getBoolean("every_command"),
            Question.texts(row, "roles"),
            Question.text(row, "visible"),
            Question.text(row, "writable")));
  }

  private static Place.Relation relation(ResultSet row) throws SQLException {
    return new Place.Relation(
        row.getLong("id"),
        Question.text(row, "schema"),
        Question.text(row, "name"),
        Question.text(row, "kind"),
        Question.text(row, "owner"),
        row.getBoolean("ours"),
        row.getBoolean("partition"),
        Arrays.asList((Long[]) row.getArray("parents").getArray()),
        row.getBoolean("secured"),
        row.getBoolean("forced"),
        row.getBoolean("invoker"),
        Question.texts(row, "rules"),
        Question.grants(row, "grants"),
        columnGrants(row),
        Question.text(row, "comment"));
  }

  private static List<Place.ColumnGrant> columnGrants(ResultSet row) throws SQLException {
    List<String> columns = Question.texts(row, "granted_columns");
    List<Grant> grants = Question.grants(row, "column_grants");
    List<Place.ColumnGrant> all = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      all.add(new Place.ColumnGrant(columns.get(i), grants.get(i)));
    }
    return all;
  }

  private static Owned<Place.TenantColumnFacts> column(ResultSet row) throws SQLException {
    return new Owned<>(
        row.getLong("relation"),
        new Place.TenantColumnFacts(
            Question.text(row, "type"),
            row.getBoolean("required"),
            Question.text(row, "value"),
            row.getBoolean("leads")));
  }

  private static Place.Key key(ResultSet row) throws SQLException {
    return new Place.Key(
        row.getLong("relation"), Question.text(row, "name"), row.getBoolean("exclusion"));
  }

  private static Place.ForeignKey foreignKey(ResultSet row) throws SQLException {
    return new Place.ForeignKey(
        row.getLong("relation"), Question.text(row, "name"), row.getLong("target"));
  }
}
