package io.insula.proof.attack;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.jdbc.PoolSettings;
import io.insula.proof.ProofHouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever tenants do in whatever order on however few connections: what each sees is what the same
 * query shows, with a filter written by hand, of a table without any wall.
 */
class InterleavingTest {
  private static final List<String> TENANTS = List.of("acme", "globex", "initech");
  private static final int SESSIONS = 2;
  private static final Map<Isolation, ProofHouse> HOUSES = new EnumMap<>(Isolation.class);

  @AfterContainer
  static void close() {
    HOUSES.values().forEach(ProofHouse::close);
  }

  @Property(tries = 25)
  void rowsAreThoseOfAFilterWrittenByHand(@ForAll("doings") List<Doing> doings) throws Exception {
    check(Isolation.ROW, doings);
  }

  @Property(tries = 25)
  void schemasAreLikeAFilterWrittenByHand(@ForAll("doings") List<Doing> doings) throws Exception {
    check(Isolation.SCHEMA, doings);
  }

  @Tag("slow")
  @Property(tries = 3_000)
  void rowsAreThoseOfAFilterForALongTime(@ForAll("doings") List<Doing> doings) throws Exception {
    check(Isolation.ROW, doings);
  }

  @Tag("slow")
  @Property(tries = 3_000)
  void schemasAreLikeAFilterForALongTime(@ForAll("doings") List<Doing> doings) throws Exception {
    check(Isolation.SCHEMA, doings);
  }

  @Provide
  Arbitrary<List<Doing>> doings() {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 5);
    return Combinators.combine(
            Arbitraries.of(Action.class),
            Arbitraries.integers().between(0, SESSIONS - 1),
            number,
            number)
        .as(Doing::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(60);
  }

  private static void check(Isolation isolation, List<Doing> doings) throws Exception {
    ProofHouse house = HOUSES.computeIfAbsent(isolation, InterleavingTest::house);
    Mirrored[] sessions = new Mirrored[SESSIONS];
    try {
      for (Doing doing : doings) {
        step(house, sessions, doing);
      }
    } finally {
      for (Mirrored session : sessions) {
        if (session != null) {
          session.close();
        }
      }
    }
    for (String tenant : TENANTS) {
      try (Mirrored last = open(house, tenant, false)) {
        last.look();
      }
    }
  }

  private static void step(ProofHouse house, Mirrored[] sessions, Doing doing) throws SQLException {
    Mirrored session = sessions[doing.session()];
    boolean opens = doing.action() == Action.OPEN || doing.action() == Action.OPEN_TRANSACTION;
    if (session != null && (opens || doing.action() == Action.CLOSE)) {
      session.close();
      sessions[doing.session()] = null;
    } else if (session != null) {
      session.step(doing);
    }
    if (opens || session == null) {
      String tenant = free(sessions, doing.one());
      sessions[doing.session()] = open(house, tenant, doing.action() != Action.OPEN);
    }
  }

  /**
   * Two sessions of one tenant would wait for each other's rows, which has nothing to do with it.
   */
  private static String free(Mirrored[] sessions, int first) {
    for (int i = 0; ; i++) {
      String tenant = TENANTS.get((first + i) % TENANTS.size());
      if (Arrays.stream(sessions).noneMatch(s -> s != null && s.tenant().equals(tenant))) {
        return tenant;
      }
    }
  }

  private static Mirrored open(ProofHouse house, String tenant, boolean transaction)
      throws SQLException {
    Connection walled =
        TenantContext.with(TenantId.of(tenant), () -> house.insula().dataSource().getConnection());
    return new Mirrored(tenant, walled, house.database().connect(), transaction);
  }

  private static ProofHouse house(Isolation isolation) {
    ProofHouse house =
        ProofHouse.open(
            builder ->
                builder
                    .isolation(isolation)
                    .migrations("classpath:notes")
                    .pools(PoolSettings.DEFAULT.withSize(SESSIONS)),
            TENANTS.toArray(String[]::new));
    house.database().execute("create schema mirror");
    house
        .database()
        .execute("create table mirror.shadow (tenant text, name text, unique (tenant, name))");
    return house;
  }
}
