package io.insula.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Tenant;
import io.insula.jdbc.spi.Binding;
import io.insula.jdbc.spi.Dialect;
import io.insula.jdbc.spi.Session;
import io.insula.jdbc.spi.Session.Complaint;
import io.insula.jdbc.spi.Session.Transaction;
import io.insula.jdbc.spi.Source;
import io.insula.jdbc.spi.SourceSettings;
import io.insula.jdbc.spi.StatementTraits;
import io.insula.jdbc.spi.StatementTraits.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What the hot path of a dialect does, in row isolation. */
public abstract class DialectContract {
  private static final String QUERY = "select text from contract_note order by text";

  /** The implementation. */
  protected abstract Dialect dialect();

  /** How the application's role gets to a database of a prepared installation. */
  protected abstract SourceSettings settings() throws Exception;

  /** A tenant in that database who has one row, "a", in table contract_note (text). */
  protected abstract Tenant a() throws Exception;

  /** Another one, who has one row, "b". */
  protected abstract Tenant b() throws Exception;

  @Test
  void isFoundByItsAddress() throws Exception {
    String url = settings().url();
    assertThat(dialect().accepts(url)).isTrue();
    assertThat(dialect().accepts("jdbc:nothing:" + url)).isFalse();
    assertThat(ServiceLoader.load(Dialect.class))
        .as("named in META-INF/services")
        .anyMatch(one -> one.getClass() == dialect().getClass());
    assertThat(dialect().faults(url)).isEmpty();
  }

  @Test
  void leadsToAnotherDatabaseOfTheSameServer() throws Exception {
    String other = dialect().urlOf(settings().url(), "another");
    assertThat(dialect().databaseOf(other)).isEqualTo("another");
    assertThat(dialect().urlOf(other, "another")).isEqualTo(other);
  }

  @Test
  void readsAStatementAlwaysTheSame() throws Exception {
    Source source = dialect().source(settings());
    assertThat(source.read(QUERY).kind()).isEqualTo(Kind.READ);
    assertThat(source.read(QUERY)).isEqualTo(source.read(QUERY));
    StatementTraits insert = source.read("insert into contract_note (text) values (?)");
    assertThat(insert.kind()).isEqualTo(Kind.WRITE);
    assertThat(insert.parameters()).isEqualTo(1);
    assertThat(source.read("select 1; select 2").statements()).isEqualTo(2);
    assertThat(source.read("select ';' /* ; */ -- ;").statements()).isEqualTo(1);
    assertThat(source.read("commit").controlsTransaction()).isTrue();
  }

  @Test
  void readsWhatIsNoStatementWithoutFailing() throws Exception {
    Source source = dialect().source(settings());
    for (String text : List.of("", ";", "'", "/*", "no SQL ((", "$tag$", "\"")) {
      assertThat(source.read(text).sql()).isEqualTo(text);
    }
  }

  @Test
  void knowsTheStateOfATransaction() throws Exception {
    try (Open open = open()) {
      Connection connection = open.session.connection();
      assertThat(open.session.transaction()).isEqualTo(Transaction.NONE);
      connection.setAutoCommit(false);
      run(connection, "select 1");
      assertThat(open.session.transaction()).isEqualTo(Transaction.OPEN);
      try {
        run(connection, "select 1 / 0");
      } catch (SQLException e) {
        assertThat(open.session.transaction()).isEqualTo(Transaction.FAILED);
      }
      connection.rollback();
      assertThat(open.session.transaction()).isEqualTo(Transaction.NONE);
    }
  }

  @Test
  void showsNothingToAConnectionThatIsTiedToNobody() throws Exception {
    try (Open open = open()) {
      assertThat(seenOrRefused(open.session.connection())).isEmpty();
    }
  }

  @Test
  void showsATenantItsRowsForOneTransaction() throws Exception {
    try (Open open = open()) {
      Connection connection = open.session.connection();
      connection.setAutoCommit(false);
      bind(open.session, a());
      assertThat(seen(connection)).containsExactly("a");
      connection.commit();
      assertThat(seenOrRefused(connection)).isEmpty();
      connection.rollback();
      bind(open.session, b());
      assertThat(seen(connection)).containsExactly("b");
      connection.rollback();
    }
  }

  @Test
  void acceptsNoBindingOfAnotherConnection() throws Exception {
    try (Open one = open();
        Open other = open()) {
      one.session.connection().setAutoCommit(false);
      other.session.connection().setAutoCommit(false);
      bind(one.session, a());
      Binding foreign = one.session.binding(a());
      try {
        run(other.session.connection(), foreign);
        assertThat(seen(other.session.connection())).isEmpty();
      } catch (SQLException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
      other.session.connection().rollback();
      one.session.connection().rollback();
    }
  }

  @Test
  void hasAFailureForEveryComplaint() throws Exception {
    try (Open open = open()) {
      for (Complaint complaint : Complaint.values()) {
        assertThat(open.session.complaint(complaint).getMessage()).isNotBlank();
      }
    }
  }

  private Open open() throws Exception {
    return new Open(dialect().source(settings()).open());
  }

  private static void bind(Session session, Tenant tenant) throws SQLException {
    run(session.connection(), session.binding(tenant));
  }

  private static void run(Connection connection, Binding binding) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(binding.sql())) {
      for (int i = 0; i < binding.values().size(); i++) {
        statement.setString(i + 1, binding.values().get(i));
      }
      statement.execute();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> seen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      List<String> seen = new ArrayList<>();
      while (rows.next()) {
        seen.add(rows.getString(1));
      }
      return seen;
    }
  }

  private static List<String> seenOrRefused(Connection connection) {
    try {
      return seen(connection);
    } catch (SQLException e) {
      return List.of();
    }
  }

  private record Open(Session session) implements AutoCloseable {
    @Override
    public void close() throws SQLException {
      session.connection().close();
    }
  }
}
