package io.insula.postgres.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.jdbc.TenantDataSource;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An application can't tell that we are there: each case runs bare and wrapped. */
class ConformanceTest {
  private static final String ROWS =
      """
      truncate person restart identity;
      truncate note restart identity;
      insert into person (email, name, score) values
        ('ada@x', 'Ada', 1.50), ('bob@x', 'Bob', 2), ('cleo@x', 'Cleo', null);
      """;

  private static final String OTHER_ROWS =
      """
      insert into person (id, tenant_id, email, name)
        select n + 1000, 'row-two', 'ada@x', 'Other ' || n from generate_series(1, 1) n;
      """;

  private static House house;
  private static TestDatabase bare;

  @BeforeAll
  static void open() {
    house = new House();
    bare = TestServer.shared().create();
    bare.execute(House.script("tables.sql"));
  }

  @AfterAll
  static void close() {
    bare.close();
    house.close();
  }

  static Stream<Arguments> cases() {
    List<Case> all =
        Stream.of(
                StatementCases.all(),
                PreparedCases.all(),
                BatchCases.all(),
                KeyCases.all(),
                CursorCases.all(),
                CallCases.all(),
                TransactionCases.all(),
                TypeCases.all(),
                FailureCases.all(),
                MetadataCases.all(),
                DriverCases.all())
            .flatMap(List::stream)
            .toList();
    return Stream.of(Isolation.values())
        .flatMap(isolation -> all.stream().map(it -> Arguments.of(isolation, it)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void behavesAsTheBareDriver(Isolation isolation, Case it) throws Exception {
    List<String> expected = onTheBareDriver(it);
    List<String> actual = wrapped(isolation, it);
    if (it.difference(isolation) == null) {
      assertThat(differences(expected, actual)).as("%s: %s", isolation, it).isEmpty();
    } else {
      assertThat(actual).as(it.difference(isolation)).isNotEqualTo(expected);
    }
  }

  /** The lines that differ, in their order. */
  private static List<String> differences(List<String> expected, List<String> actual) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String bareLine = i < expected.size() ? expected.get(i) : "nothing";
      String ourLine = i < actual.size() ? actual.get(i) : "nothing";
      if (!bareLine.equals(ourLine)) {
        differences.add("bare " + bareLine + "\n  ours " + ourLine);
      }
    }
    return differences;
  }

  private static List<String> onTheBareDriver(Case it) throws Exception {
    bare.execute(ROWS);
    try (Connection connection =
        DriverManager.getConnection(
            bare.url() + it.parameters(), bare.server().user(), bare.server().password())) {
      return trace(it, connection);
    }
  }

  private static List<String> wrapped(Isolation isolation, Case it) throws Exception {
    TenantId tenant = House.one(isolation);
    fill(isolation, tenant);
    try (TenantDataSource dataSource = house.dataSource(house.settings(), it.parameters())) {
      return TenantContext.with(
          tenant,
          () -> {
            try (Connection connection = dataSource.getConnection()) {
              return trace(it, connection);
            }
          });
    }
  }

  private static void fill(Isolation isolation, TenantId tenant) throws SQLException {
    try (Connection admin = house.admin(tenant)) {
      if (isolation == Isolation.ROW) {
        House.run(admin, "alter table person alter tenant_id set default 'row-one'");
        House.run(admin, ROWS + OTHER_ROWS);
        House.run(admin, "alter table person alter tenant_id set default insula.tenant()");
      } else {
        House.run(admin, ROWS);
      }
    }
  }

  private static List<String> trace(Case it, Connection connection) throws Exception {
    Trace trace = new Trace();
    trace.run("case", () -> it.body.run(connection, trace));
    return trace.lines();
  }
}
