package io.insula.postgres.session;

import static io.insula.postgres.session.House.as;
import static io.insula.postgres.session.House.one;
import static io.insula.postgres.session.House.two;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantMismatchException;
import io.insula.jdbc.TenantDataSource;
import io.insula.jdbc.spi.StatementInterceptor;
import io.insula.jdbc.spi.StatementTraits;
import java.io.StringWriter;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;

class InterceptorTest {
  private static final String READ = "select count(*) from note /* watched */";
  private static final String WRITE = "delete from note where 1 = 0 /* watched */";

  private static House house;

  @BeforeAll
  static void open() {
    house = new House();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** Notes what it is asked, and refuses what it is told to. */
  private static final class Watcher implements StatementInterceptor {
    final List<String> inspected = new ArrayList<>();
    final List<String> seen = new ArrayList<>();
    boolean refuses;

    @Override
    public @Nullable Interception inspect(StatementTraits traits) {
      inspected.add(traits.sql());
      return traits.sql().contains("watched") ? this::note : null;
    }

    private void note(@Nullable Tenant tenant) throws SQLException {
      seen.add(tenant == null ? "nobody" : tenant.id().value());
      if (refuses) {
        throw new SQLException("Refused by the test", "42501");
      }
    }
  }

  private static TenantDataSource watched(Watcher... watchers) {
    var settings = house.settings();
    for (Watcher watcher : watchers) {
      settings = settings.with(watcher);
    }
    return house.dataSource(settings, "");
  }

  private interface Way {
    void go(Connection connection) throws Exception;
  }

  private static Arguments way(Isolation isolation, String name, int times, Way way) {
    return Arguments.of(isolation, name, times, way);
  }

  static Stream<Arguments> ways() {
    return Stream.of(Isolation.values()).flatMap(InterceptorTest::ways);
  }

  private static Stream<Arguments> ways(Isolation in) {
    return Stream.of(
        way(in, "executeQuery", 1, c -> statement(c, s -> s.executeQuery(READ))),
        way(in, "executeUpdate", 1, c -> statement(c, s -> s.executeUpdate(WRITE))),
        way(in, "executeUpdate with keys", 1, c -> statement(c, s -> s.executeUpdate(WRITE, 1))),
        way(in, "executeLargeUpdate", 1, c -> statement(c, s -> s.executeLargeUpdate(WRITE))),
        way(in, "execute", 1, c -> statement(c, s -> s.execute(READ))),
        way(
            in,
            "execute, unbound",
            1,
            c -> statement(c, s -> s.execute("show port /* watched */"))),
        way(in, "a batch of texts", 2, InterceptorTest::batchOfTexts),
        way(in, "a large batch of texts", 2, InterceptorTest::largeBatchOfTexts),
        way(in, "a prepared query", 1, c -> prepared(c, READ, PreparedStatement::executeQuery)),
        way(in, "a prepared update", 1, c -> prepared(c, WRITE, PreparedStatement::executeUpdate)),
        way(in, "a large one", 1, c -> prepared(c, WRITE, PreparedStatement::executeLargeUpdate)),
        way(in, "prepared execute", 1, c -> prepared(c, READ, PreparedStatement::execute)),
        way(in, "a prepared batch", 1, c -> prepared(c, WRITE, InterceptorTest::preparedBatch)),
        way(in, "description", 1, c -> prepared(c, READ, PreparedStatement::getMetaData)),
        way(in, "parameters", 1, c -> prepared(c, READ, PreparedStatement::getParameterMetaData)),
        way(in, "a cursor", 1, InterceptorTest::cursor),
        way(in, "a second statement of a transaction", 2, InterceptorTest::transaction),
        way(in, "an updatable result", 1, InterceptorTest::updatable),
        way(in, "a call", 1, InterceptorTest::call),
        way(in, "copy out", 1, InterceptorTest::copyOut));
  }

  private interface Use<S> {
    @Nullable Object of(S statement) throws SQLException;
  }

  private static void statement(Connection c, Use<Statement> use) throws SQLException {
    try (Statement statement = c.createStatement()) {
      use.of(statement);
    }
  }

  private static void prepared(Connection c, String sql, Use<PreparedStatement> use)
      throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql)) {
      use.of(statement);
    }
  }

  private static void batchOfTexts(Connection c) throws SQLException {
    statement(
        c,
        s -> {
          s.addBatch(WRITE);
          s.addBatch(WRITE);
          return s.executeBatch();
        });
  }

  private static void largeBatchOfTexts(Connection c) throws SQLException {
    statement(
        c,
        s -> {
          s.addBatch(WRITE);
          s.addBatch(WRITE);
          return s.executeLargeBatch();
        });
  }

  private static Object preparedBatch(PreparedStatement statement) throws SQLException {
    statement.addBatch();
    statement.addBatch();
    return statement.executeBatch();
  }

  private static void cursor(Connection c) throws SQLException {
    c.setAutoCommit(false);
    prepared(
        c,
        READ,
        p -> {
          p.setFetchSize(1);
          return p.executeQuery();
        });
  }

  private static void transaction(Connection c) throws SQLException {
    c.setAutoCommit(false);
    prepared(c, WRITE, PreparedStatement::executeUpdate);
    statement(c, s -> s.executeQuery(READ));
  }

  private static void updatable(Connection c) throws SQLException {
    try (Statement s = c.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE)) {
      s.executeQuery("select id from note /* watched */");
    }
  }

  private static void call(Connection c) throws SQLException {
    try (CallableStatement s = c.prepareCall("{? = call upper('watched')}")) {
      s.registerOutParameter(1, java.sql.Types.VARCHAR);
      s.execute();
    }
  }

  private static void copyOut(Connection c) throws Exception {
    c.unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("copy (select 1 /* watched */) to stdout", new StringWriter());
  }

  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource("ways")
  void isAskedBeforeEveryWayToSendAText(Isolation isolation, String name, int times, Way way)
      throws Exception {
    Watcher watcher = new Watcher();
    try (TenantDataSource dataSource = watched(watcher)) {
      as(dataSource, one(isolation), way::go);
    }
    assertThat(watcher.seen).hasSize(times).containsOnly(isolation.label() + "-one");
    assertThat(watcher.inspected).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource("ways")
  void refusesWithoutHarmToTheConnection(Isolation isolation, String name, int times, Way way)
      throws Exception {
    Watcher watcher = new Watcher();
    try (TenantDataSource dataSource = watched(watcher)) {
      watcher.refuses = true;
      as(
          dataSource,
          one(isolation),
          c -> {
            assertThatThrownBy(() -> way.go(c)).hasMessage("Refused by the test");
            watcher.refuses = false;
            assertThatCode(() -> statement(c, s -> s.executeQuery(READ)))
                .doesNotThrowAnyException();
            if (!c.getAutoCommit()) {
              c.commit();
            }
          });
    }
  }

  @Test
  void forgetsARefusedBatch() throws Exception {
    Watcher watcher = new Watcher();
    try (TenantDataSource dataSource = watched(watcher)) {
      as(
          dataSource,
          one(Isolation.ROW),
          c -> {
            try (Statement s = c.createStatement()) {
              watcher.refuses = true;
              s.addBatch(WRITE);
              assertThatThrownBy(s::executeBatch).hasMessage("Refused by the test");
              watcher.refuses = false;
              assertThat(s.executeBatch()).isEmpty();
            }
          });
    }
  }

  @Test
  void inspectsATextOnceAndIsAskedForEachTenant() throws Exception {
    Watcher watcher = new Watcher();
    try (TenantDataSource dataSource = watched(watcher)) {
      for (int i = 0; i < 3; i++) {
        as(dataSource, one(Isolation.ROW), c -> prepared(c, READ, PreparedStatement::executeQuery));
        as(dataSource, two(Isolation.ROW), c -> prepared(c, READ, PreparedStatement::executeQuery));
        as(dataSource, one(Isolation.SCHEMA), c -> statement(c, s -> s.executeQuery(READ)));
      }
    }
    assertThat(watcher.inspected).containsExactly(READ);
    assertThat(watcher.seen).hasSize(9).contains("row-one", "row-two", "schema-one");
  }

  @Test
  void inspectsARewrittenTextAsItWasWritten() throws Exception {
    String upsert =
        "insert into person (id, email) values (1, 'a') on conflict (email) do nothing /* watched */";
    Watcher watcher = new Watcher();
    try (TenantDataSource dataSource = watched(watcher)) {
      watcher.refuses = true;
      as(
          dataSource,
          one(Isolation.ROW),
          c ->
              assertThatThrownBy(() -> prepared(c, upsert, PreparedStatement::executeUpdate))
                  .hasMessage("Refused by the test"));
    }
    assertThat(watcher.inspected).containsExactly(upsert);
  }

  @Test
  void asksAllInterceptorsInTheirOrder() throws Exception {
    Watcher first = new Watcher();
    Watcher second = new Watcher();
    try (TenantDataSource dataSource = watched(first, second)) {
      as(dataSource, one(Isolation.ROW), c -> statement(c, s -> s.executeQuery(READ)));
      first.refuses = true;
      as(
          dataSource,
          one(Isolation.ROW),
          c ->
              assertThatThrownBy(() -> statement(c, s -> s.executeQuery(READ)))
                  .hasMessage("Refused by the test"));
    }
    assertThat(first.seen).hasSize(2);
    assertThat(second.seen).hasSize(1);
  }

  @Test
  void tellsWhenThereIsNoTenant() throws Exception {
    Watcher watcher = new Watcher();
    try (TenantDataSource dataSource = watched(watcher);
        Connection nobody = dataSource.getConnection()) {
      statement(nobody, s -> s.executeQuery("select version() /* watched */"));
    }
    assertThat(watcher.seen).containsExactly("nobody");
  }

  @ParameterizedTest
  @EnumSource
  void isNotAskedInTheScopeOfAnotherTenant(Isolation isolation) throws Exception {
    Watcher watcher = new Watcher();
    try (TenantDataSource dataSource = watched(watcher)) {
      as(
          dataSource,
          one(isolation),
          c ->
              io.insula.TenantContext.use(
                  two(isolation),
                  () ->
                      assertThatThrownBy(() -> statement(c, s -> s.executeQuery(READ)))
                          .isInstanceOf(TenantMismatchException.class)));
    }
    assertThat(watcher.seen).isEmpty();
  }
}
