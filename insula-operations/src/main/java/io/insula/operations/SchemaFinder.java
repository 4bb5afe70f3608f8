package io.insula.operations;

import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;
import io.insula.operations.AdoptionRun.Found;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the schemas that an adoption is meant for. */
final class SchemaFinder {
  private static final String ID = "{id}";

  private final Records records;
  private final Administration.Places places;
  private final Estate estate;

  SchemaFinder(Records records, Administration.Places places, Estate estate) {
    this.records = records;
    this.places = places;
    this.estate = estate;
  }

  /**
   * Those that are called so and are nobody's, and those of tenants that are called so.
   *
   * @throws InsulaException if a tenant that is asked for has none; names all
   */
  List<Found> find(AdoptRequest request) {
    String database = estate.database(request.cluster());
    Set<String> schemas = new TreeSet<>(strangers(request.cluster(), database));
    schemas.addAll(ours(request.cluster(), database));
    String before = request.schemas().substring(0, request.schemas().indexOf(ID));
    String after = request.schemas().substring(before.length() + ID.length());
    Set<String> wanted =
        request.tenants().stream().map(TenantId::value).collect(Collectors.toSet());
    List<Found> found =
        schemas.stream()
            .filter(schema -> schema.length() > before.length() + after.length())
            .filter(schema -> schema.startsWith(before) && schema.endsWith(after))
            .map(
                schema ->
                    new Found(
                        schema,
                        schema.substring(before.length(), schema.length() - after.length())))
            .filter(one -> wanted.isEmpty() || wanted.contains(one.id()))
            .toList();
    requireAll(wanted, found, request);
    return found;
  }

  private static void requireAll(Set<String> wanted, List<Found> found, AdoptRequest request) {
    Set<String> missing = new TreeSet<>(wanted);
    found.forEach(one -> missing.remove(one.id()));
    if (!missing.isEmpty()) {
      throw new InsulaException(
          "There is no schema %s for: %s. Nothing was done; check the spelling."
              .formatted(request.schemas(), String.join(", ", missing)));
    }
  }

  private List<String> strangers(String cluster, String database) {
    try (Connection connection = estate.migrator(cluster, database)) {
      return places.strangers(connection, estate);
    } catch (SQLException e) {
      throw new InsulaException(
          "The schemas of cluster \"%s\" can't be read [SQLSTATE %s]. Nothing was done."
              .formatted(cluster, e.getSQLState()),
          e);
    }
  }

  private List<String> ours(String cluster, String database) {
    TenantFilter filter = TenantFilter.all().isolation(Isolation.SCHEMA).cluster(cluster);
    List<String> ours = new ArrayList<>();
    for (Paging all = new Paging(page -> records.list(filter, page)); all.hasNext(); ) {
      Tenant tenant = all.next();
      if (tenant.placement().database().equals(database)) {
        ours.add(tenant.placement().schema());
      }
    }
    return ours;
  }
}
