package io.insula.postgres.install;

import static io.insula.postgres.internal.Identifiers.quote;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One statement of a step.
 *
 * @param sql what is run
 * @param shown what people see of it: the same without secrets
 * @param values what is bound
 */
record Command(String sql, String shown, List<Object> values) {
  static Command of(String sql) {
    return new Command(sql, sql, List.of());
  }

  void run(Connection connection) throws SQLException {
    if (values.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      statement.execute();
    }
  }

  /** Statements that run as another role. */
  static List<Command> as(String role, Command... commands) {
    List<Command> all = new ArrayList<>();
    all.add(of("set local role " + quote(role)));
    all.addAll(List.of(commands));
    all.add(of("reset role"));
    return all;
  }
}
