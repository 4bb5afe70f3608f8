package io.insula.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftoversTest {
  private static final String DEAD = Server.PREFIX + "0000dead";
  private static final String LIVING = Server.PREFIX + "00000a11";

  private final Databases databases = Testbed.shared().stock().databases();

  @Test
  void dropsWhatADeadJvmLeftAndNothingOfALivingOne() throws Exception {
    try (Connection living = databases.server().connect();
        Connection sweeping = databases.server().connect()) {
      Leftovers.claim(living, LIVING);
      Sql.run(living, "create database " + LIVING + "_1");
      Sql.run(living, "create database " + DEAD + "_1");
      Sql.run(living, "create role " + DEAD + "_1_acme");
      Leftovers.sweep(sweeping);
      assertThat(named(living, "datname", "pg_database"))
          .contains(LIVING + "_1")
          .doesNotContain(DEAD + "_1");
      assertThat(named(living, "rolname", "pg_roles")).doesNotContain(DEAD + "_1_acme");

      Leftovers.release(living, LIVING);
      Leftovers.sweep(sweeping);
      assertThat(named(living, "datname", "pg_database")).doesNotContain(LIVING + "_1");
    }
  }

  @Test
  void takesUserAndPasswordOutOfAnAddress() {
    ServerAddress address =
        ServerAddress.parse(
            "jdbc:postgresql://db:5433/postgres?user=me&ssl=true&password=a%26b&connectTimeout=3");
    assertThat(address.user()).isEqualTo("me");
    assertThat(address.password()).isEqualTo("a&b");
    assertThat(address.url("other"))
        .isEqualTo("jdbc:postgresql://db:5433/other?ssl=true&connectTimeout=3");
    assertThat(address).asString().doesNotContain("a&b").doesNotContain("a%26b");
  }

  private static List<String> named(Connection connection, String column, String table)
      throws Exception {
    return Sql.column(
        connection,
        "select " + column + " from " + table + " where " + column + " ~ ?",
        "^" + "insula_test_");
  }
}
