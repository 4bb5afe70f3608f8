package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.guard.AdminEvent;
import io.insula.guard.AdminRequest;
import io.insula.guard.Allowances;
import io.insula.guard.GuardMode;
import io.insula.guard.GuardSettings;
import io.insula.guard.RefusedStatementException;
import io.insula.guard.Rule;
import io.insula.guard.Violation;
import io.insula.guard.Violation.Outcome;
import io.insula.guard.audit.AuditEntry;
import io.insula.guard.audit.AuditFact;
import io.insula.guard.audit.AuditOutcome;
import io.insula.guard.audit.AuditQuery;
import io.insula.guard.audit.AuditRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardTest {
  private static final TenantId ACME = TenantId.of("acme");
  private static final TenantId GLOBEX = TenantId.of("globex");

  private final List<Violation> violations = new ArrayList<>();
  private final List<AdminEvent> admins = new ArrayList<>();

  private House house(Isolation isolation, UnaryOperator<InsulaBuilder> settings) {
    House house =
        House.open(
            builder ->
                settings.apply(
                    builder
                        .isolation(isolation)
                        .onViolation(violations::add)
                        .onAdminScope(admins::add)));
    house.tenants().create(NewTenant.of("acme"));
    house.tenants().create(NewTenant.of("globex"));
    return house;
  }

  private static void run(House house, TenantId tenant, String sql) throws SQLException {
    TenantContext.use(
        tenant,
        () -> {
          try (Connection connection = house.insula().dataSource().getConnection();
              Statement statement = connection.createStatement()) {
            statement.execute(sql);
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void letsTheApplicationWorkInStrictMode(Isolation isolation) throws Exception {
    try (House house = house(isolation, b -> b.guard(GuardMode.STRICT))) {
      house.write(ACME, "hello");
      assertThat(house.notes(ACME)).containsExactly("hello");
      assertThat(house.notes(GLOBEX)).isEmpty();
    }
    assertThat(violations).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void refusesBeforeAnythingIsSent(Isolation isolation) throws Exception {
    try (House house = house(isolation, b -> b.guard(GuardMode.STRICT))) {
      assertThatThrownBy(() -> run(house, ACME, "select 'hidden', pg_sleep(3600)"))
          .isInstanceOfSatisfying(
              RefusedStatementException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"))
          .hasMessageContainingAll("acme", "pg_sleep", "DANGEROUS_FUNCTION", "Do without it")
          .hasMessageNotContainingAny("hidden", "3600");
      assertThat(violations)
          .singleElement()
          .satisfies(
              violation -> {
                assertThat(violation.tenant()).isEqualTo(ACME);
                assertThat(violation.outcome()).isEqualTo(Outcome.REFUSED);
              });
      house.write(ACME, "hello");
    }
  }

  @Test
  void reportsAndSendsInLogMode() throws Exception {
    try (House house = house(Isolation.ROW, b -> b.guard(GuardMode.LOG))) {
      run(house, ACME, "select count(*) from pg_class");
      assertThat(violations).extracting(Violation::rule).containsExactly(Rule.CATALOG_PEEPING);
      assertThat(violations).extracting(Violation::outcome).containsExactly(Outcome.REPORTED);
    }
  }

  @Test
  void isOffUnlessAskedFor() throws Exception {
    try (House house = house(Isolation.ROW, UnaryOperator.identity())) {
      run(house, ACME, "select count(*) from pg_class");
      assertThat(house.insula().guard().counts().texts()).isZero();
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void knowsWhoseSchemaItIs() throws Exception {
    try (House house = house(Isolation.SCHEMA, b -> b.guard(GuardMode.STRICT))) {
      String sql = "select * from tenant_acme.note";
      run(house, ACME, sql);
      assertThatThrownBy(() -> run(house, GLOBEX, sql))
          .isInstanceOf(RefusedStatementException.class)
          .hasMessageContainingAll("globex", "tenant_acme", "FOREIGN_SCHEMA");
      assertThatCode(() -> run(house, ACME, sql)).doesNotThrowAnyException();
    }
  }

  @Test
  void waivesRulesInAnAdminScopeAndSaysSo() throws Exception {
    try (House house = house(Isolation.ROW, b -> b.guard(GuardMode.STRICT))) {
      AdminRequest request = AdminRequest.of("alice", "ticket 7", Rule.CATALOG_PEEPING);
      house
          .insula()
          .guard()
          .asAdmin(request, () -> run(house, ACME, "select count(*) from pg_class"));
      assertThatThrownBy(() -> run(house, ACME, "select count(*) from pg_class"))
          .isInstanceOf(RefusedStatementException.class);
    }
    assertThat(admins)
        .extracting(AdminEvent::kind)
        .containsExactly(AdminEvent.Kind.OPENED, AdminEvent.Kind.WAIVED, AdminEvent.Kind.CLOSED);
  }

  @Test
  void leavesItAllInTheAuditTrail() throws Exception {
    try (House house = house(Isolation.ROW, b -> b.guard(GuardMode.STRICT))) {
      assertThatThrownBy(() -> run(house, ACME, "select pg_sleep(77)"))
          .isInstanceOf(RefusedStatementException.class);
      AdminRequest request = AdminRequest.of("alice", "ticket 7", Rule.CATALOG_PEEPING);
      house
          .insula()
          .guard()
          .asAdmin(request, () -> run(house, ACME, "select count(*) from pg_class"));
      assertThat(entries(house, "guard.violation"))
          .singleElement()
          .satisfies(
              fact -> {
                assertThat(fact.tenant()).isEqualTo("acme");
                assertThat(fact.outcome()).isEqualTo(AuditOutcome.DENIED);
                assertThat(fact.object()).isEqualTo("select pg_sleep(?)");
                assertThat(fact.detail()).containsEntry("rule", "dangerous_function");
              });
      for (String kind : List.of("opened", "waived", "closed")) {
        assertThat(entries(house, "guard.admin." + kind))
            .singleElement()
            .satisfies(
                fact -> {
                  assertThat(fact.actor()).isEqualTo("alice");
                  assertThat(fact.detail()).containsEntry("reason", "ticket 7");
                });
      }
    }
  }

  private static List<AuditFact> entries(House house, String action) {
    house.insula().audit().trail().record(AuditRecord.of("test.behind"));
    return house.insula().audit().list(AuditQuery.all().action(action), null, 10).entries().stream()
        .map(AuditEntry::fact)
        .toList();
  }

  @Test
  void leavesTheWallsOfTheDatabaseWhereTheyAre() throws Exception {
    try (House house = house(Isolation.SCHEMA, b -> b.guard(GuardMode.STRICT))) {
      house.write(GLOBEX, "theirs");
      AdminRequest request = AdminRequest.of("alice", "curious", Rule.FOREIGN_SCHEMA);
      long rows =
          house
              .insula()
              .guard()
              .withAdmin(
                  request,
                  () ->
                      TenantContext.with(
                          ACME,
                          () -> {
                            try (Connection c = house.insula().dataSource().getConnection();
                                Statement s = c.createStatement();
                                var found =
                                    s.executeQuery("select count(*) from tenant_globex.note")) {
                              found.next();
                              return found.getLong(1);
                            }
                          }));
      assertThat(rows).isZero();
    }
  }

  @Test
  void allowsWhatItIsTold() throws Exception {
    GuardSettings settings =
        GuardSettings.of(GuardMode.STRICT)
            .with(Allowances.DEFAULT.catalog("pg_class").commands("explain"));
    try (House house = house(Isolation.ROW, b -> b.guard(settings))) {
      run(house, ACME, "explain select count(*) from pg_class");
    }
  }
}
