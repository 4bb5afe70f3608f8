package io.insula.postgres.install;

import static io.insula.postgres.internal.Identifiers.quote;

import io.insula.InsulaException;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.internal.Query;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table of keys, and the key of this installation's secret in it. */
final class KeySteps {
  private static final String INSERT =
      """
      insert into insula.binding_key (id, "inner", "outer", pooled) values (?, ?, ?, ?)
      on conflict (id) do update set pooled = excluded.pooled""";

  private final InstallSettings settings;

  KeySteps(InstallSettings settings) {
    this.settings = settings;
  }

  List<Step> steps() {
    String owner = settings.roles().owner();
    BindingKey key = BindingKey.of(settings.secret(), BindingKey.FIRST);
    Command insert =
        new Command(
            INSERT,
            INSERT.replace("?, ?, ?, ?", "'" + key.id() + "', '…', '…', " + settings.pooled()),
            List.of(key.id(), key.inner(), key.outer(), settings.pooled()));
    return List.of(
        new Step(
            "table insula.binding_key",
            c -> Query.test(c, "select to_regclass('insula.binding_key') is not null"),
            Command.as(
                owner,
                Command.of(Resource.read("binding_key.sql")),
                Command.of("revoke all on insula.binding_key from public"))),
        new Step(
            settings.pooled() ? "key, with a pooler" : "key",
            this::installed,
            Command.as(owner, insert, Command.of("analyze insula.binding_key"))));
  }

  private boolean installed(Connection connection) throws SQLException {
    if (!Query.test(connection, "select to_regclass('insula.binding_key') is not null")) {
      return false;
    }
    String owner = quote(settings.roles().owner());
    Command.of("set local role " + owner).run(connection);
    List<Boolean> ours = keysOfThisSecret(connection);
    Command.of("reset role").run(connection);
    return !ours.isEmpty() && ours.stream().allMatch(pooled -> pooled == settings.pooled());
  }

  /** Of each key in use that this secret yields: whether it is pooled. Empty if there are none. */
  private List<Boolean> keysOfThisSecret(Connection connection) throws SQLException {
    List<Boolean> ours = new ArrayList<>();
    boolean others = false;
    try (PreparedStatement statement =
            connection.prepareStatement(
                """
                select id, "inner", pooled from insula.binding_key
                 where retired_at is null or retired_at > now()""");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        byte[] mine = BindingKey.of(settings.secret(), rows.getString(1)).inner();
        if (MessageDigest.isEqual(mine, rows.getBytes(2))) {
          ours.add(rows.getBoolean(3));
        } else {
          others = true;
        }
      }
    }
    if (ours.isEmpty() && others) {
      throw new InsulaException(
          "This database was prepared with another secret. Use the secret that `insula init`"
              + " wrote when it was first run here; to change the secret, add the key of the new"
              + " one beside the old, restart the applications with it, then retire the old key."
              + " Nothing was changed.");
    }
    return ours;
  }
}
