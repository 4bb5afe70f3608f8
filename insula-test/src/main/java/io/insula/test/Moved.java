package io.insula.test;

import io.insula.InsulaException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Tells a copied home database its new name: the catalog knows of each tenant, and of each place,
 * in which database it is.
 */
final class Moved {
  private static final String STATEMENTS =
      """
      set session_replication_role = replica;
      update insula.cluster set url = '%3$s' where name = 'main';
      update insula.tenant set database = '%2$s' where database = '%1$s';
      update insula.place_state set database = '%2$s' where database = '%1$s'""";

  private Moved() {}

  static void to(Server server, String from, String to) {
    try (Connection connection = server.connect(to)) {
      Sql.run(connection, STATEMENTS.formatted(from, to, server.url(to).replace("'", "''")));
    } catch (SQLException e) {
      throw new InsulaException("The copy " + to + " can't be told its name: " + e.getMessage(), e);
    }
  }
}
