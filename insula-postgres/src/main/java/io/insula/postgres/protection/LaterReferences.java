package io.insula.postgres.protection;

import io.insula.jdbc.spi.ProtectionRequest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds back the foreign keys of a statement whose targets are per tenant by now. */
final class LaterReferences {
  private static final Pattern CANDIDATE =
      Pattern.compile("\\breferences\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME =
      Pattern.compile("(\"([^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)");
  private static final Pattern TABLE = Pattern.compile(NAME + "(\\." + NAME + ")?");
  private static final Query KEYS = Query.load("keys.sql");

  private final Connection connection;
  private final ProtectionRequest request;

  LaterReferences(Connection connection, ProtectionRequest request) {
    this.connection = connection;
    this.request = request;
  }

  private record Key(String table, boolean primary, List<String> columns) {}

  String adapt(String statement) throws SQLException {
    if (!CANDIDATE.matcher(statement).find()) {
      return statement;
    }
    StringBuilder adapted = new StringBuilder();
    int done = 0;
    for (Reference reference : ReferenceParser.parse(statement)) {
      Optional<String> standIn = standIn(reference);
      if (standIn.isPresent()) {
        adapted.append(statement, done, reference.start()).append(standIn.get());
        done = reference.end();
      }
    }
    return adapted.append(statement, done, statement.length()).toString();
  }

  private Optional<String> standIn(Reference reference) throws SQLException {
    if (!TABLE.matcher(reference.target()).matches()) {
      return Optional.empty();
    }
    List<Key> keys = keys(reference.target());
    return target(keys, reference.key().targetColumns())
        .map(
            columns ->
                StandIn.check(request.schema(), keys.get(0).table(), reference.to(columns).key()));
  }

  /** The columns to refer to beside the tenant's; none if the reference works as it is written. */
  private Optional<List<String>> target(List<Key> keys, List<String> written) {
    String tenant = request.column().name();
    if (written.isEmpty()) {
      return keys.stream()
          .filter(key -> key.primary() && key.columns().contains(tenant))
          .map(key -> key.columns().stream().filter(name -> !name.equals(tenant)).toList())
          .findFirst();
    }
    Set<String> wider = new HashSet<>(written);
    wider.add(tenant);
    return !has(keys, written) && has(keys, wider) ? Optional.of(written) : Optional.empty();
  }

  private static boolean has(List<Key> keys, Collection<String> columns) {
    return keys.stream()
        .anyMatch(key -> new HashSet<>(key.columns()).equals(new HashSet<>(columns)));
  }

  private List<Key> keys(String target) throws SQLException {
    return KEYS.list(connection, LaterReferences::key, target, request.schema());
  }

  private static Key key(ResultSet row) throws SQLException {
    Array columns = row.getArray("columns");
    return new Key(
        row.getString("table"), row.getBoolean("primary"), List.of((String[]) columns.getArray()));
  }
}
