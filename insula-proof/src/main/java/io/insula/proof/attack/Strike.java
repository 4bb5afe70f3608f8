package io.insula.proof.attack;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.copy.CopyManager;

/** Sends statements on one connection and keeps what comes back, whatever it is. */
final class Strike {
  private static final int SECONDS = 10;

  private final Connection connection;
  private final Words words;
  private final Observed observed;

  Strike(Connection connection, Words words, Observed observed) {
    this.connection = connection;
    this.words = words;
    this.observed = observed;
  }

  void run(List<String> steps, AttackMode mode) {
    List<String> texts = steps.stream().map(words::fill).toList();
    for (String text : mode.stacked() ? List.of(stack(texts)) : texts) {
      try {
        send(text, mode == AttackMode.PREPARED);
      } catch (SQLException e) {
        observed.failure(e);
      } catch (RuntimeException e) {
        observed.add(e.getMessage());
      }
    }
    notifications();
  }

  private String stack(List<String> texts) {
    List<String> stack = new ArrayList<>(texts);
    stack.add(0, "select 1");
    stack.add(words.fill("select count(*) from ${vault}"));
    return String.join(";\n", stack);
  }

  private void send(String text, boolean prepared) throws SQLException {
    if (Attack.copies(text)) {
      copy(text);
    } else if (prepared) {
      try (PreparedStatement statement = connection.prepareStatement(marked(text))) {
        run(statement, statement::execute);
      }
    } else {
      try (Statement statement = connection.createStatement()) {
        run(statement, () -> statement.execute(text));
      }
    }
  }

  /** Operators with a question mark in them would be parameters. */
  private static String marked(String text) {
    return text.replace("?", "??");
  }

  private interface Execution {
    boolean run() throws SQLException;
  }

  private void run(Statement statement, Execution execution) throws SQLException {
    try {
      statement.setQueryTimeout(SECONDS);
      boolean rows = execution.run();
      while (rows || statement.getUpdateCount() != -1) {
        if (rows) {
          observed.rows(statement.getResultSet());
        } else {
          observed.add(String.valueOf(statement.getUpdateCount()));
        }
        rows = statement.getMoreResults();
      }
    } finally {
      observed.warnings(statement.getWarnings());
    }
  }

  private void copy(String text) throws SQLException {
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    int end = text.indexOf('\n');
    try {
      if (end < 0) {
        StringWriter out = new StringWriter();
        copies.copyOut(text, out);
        observed.add(out.toString());
      } else {
        String data = text.substring(end + 1) + "\n";
        copies.copyIn(text.substring(0, end), new StringReader(data));
      }
    } catch (IOException e) {
      observed.add(e.getMessage());
    }
  }

  private void notifications() {
    try {
      PGNotification[] all = connection.unwrap(PGConnection.class).getNotifications();
      for (PGNotification notification : all == null ? new PGNotification[0] : all) {
        observed.notification(notification);
      }
      observed.warnings(connection.getWarnings());
    } catch (SQLException e) {
      observed.failure(e);
    }
  }
}
