package io.insula.postgres.install;

import static io.insula.postgres.internal.Identifiers.quote;

import io.insula.InsulaException;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.Secret;
import io.insula.postgres.internal.Attempts;
import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Changes the keys of one database without a pause: add the new one everywhere, let applications
 * seal with it, then retire the old one. The connections are an administrator's or the migrator's,
 * in autocommit. Stateless and thread-safe.
 */
public final class BindingKeys {
  private static final String ADD =
      """
      insert into insula.binding_key (id, "inner", "outer", pooled) values (?, ?, ?, ?)
      on conflict (id) do nothing""";

  private BindingKeys() {}

  /**
   * Adds the key that the secret yields for that id; from then on the database accepts bindings
   * that it sealed. Does nothing if it is there.
   *
   * @throws InsulaException if the id stands for another key there
   */
  public static void add(
      Connection connection, RoleNames roles, Secret secret, String id, boolean pooled)
      throws SQLException {
    BindingKey key = BindingKey.of(secret, id);
    Attempts.inTransaction(
        connection,
        c -> {
          Command.of("set local role " + quote(roles.owner())).run(c);
          Query.update(c, ADD, id, key.inner(), key.outer(), pooled);
          if (!Query.test(
              c, "select \"inner\" = ? from insula.binding_key where id = ?", key.inner(), id)) {
            throw new InsulaException(
                "Key " + id + " is another one in this database; choose an id that is free.");
          }
          return id;
        });
  }

  /**
   * Retires a key at that moment.
   *
   * @throws InsulaException if no other key would be left
   */
  public static void retire(Connection connection, RoleNames roles, String id, Instant when)
      throws SQLException {
    Attempts.inTransaction(
        connection,
        c -> {
          Command.of("set local role " + quote(roles.owner())).run(c);
          if (!Query.test(
              c,
              "select exists (select from insula.binding_key where id <> ? and retired_at is null)",
              id)) {
            throw new InsulaException(
                "Key " + id + " is the only one in use; add its successor before it is retired.");
          }
          Query.update(
              c,
              "update insula.binding_key set retired_at = ? where id = ?",
              OffsetDateTime.ofInstant(when, ZoneOffset.UTC),
              id);
          return id;
        });
  }

  /** The ids of the keys in use, oldest first. */
  public static List<String> inUse(Connection connection, RoleNames roles) throws SQLException {
    return Attempts.inTransaction(
        connection,
        c -> {
          Command.of("set local role " + quote(roles.owner())).run(c);
          return Query.column(
              c,
              """
              select id from insula.binding_key
               where retired_at is null or retired_at > now() order by created_at, id""");
        });
  }
}
