package io.insula.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.operations.Insula;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What a point select by primary key costs: a connection from the pool, one statement, the
 * connection given back, another tenant each time.
 */
final class BindingBenchmark {
  private static final int TENANTS = 100;
  private static final int DELAY_MICROS = 500;
  private static final String SELECT = "select label from item where id = ?";

  private final Report report;
  private final Options options;

  private BindingBenchmark(Report report, Options options) {
    this.report = report;
    this.options = options;
  }

  static void run(Report report, Options options) throws Exception {
    BindingBenchmark benchmark = new BindingBenchmark(report, options);
    benchmark.row();
    benchmark.schema();
  }

  private void row() throws Exception {
    try (Installed plain = new Installed(false, Isolation.ROW, TENANTS);
        Installed proof = new Installed(true, Isolation.ROW, TENANTS)) {
      prepareRowsByHand(proof);
      near("row", plain, proof, this::rowsByHand, this::rowsSetSeparately);
      far("row", proof, Isolation.ROW, this::rowsByHand);
    }
  }

  private void schema() throws Exception {
    try (Installed plain = new Installed(false, Isolation.SCHEMA, TENANTS);
        Installed proof = new Installed(true, Isolation.SCHEMA, TENANTS)) {
      prepareSchemasByHand(proof);
      near("schema", plain, proof, this::schemasByHand, this::schemasSetSeparately);
      far("schema", proof, Isolation.SCHEMA, this::schemasByHand);
    }
  }

  private void near(String name, Installed plain, Installed proof, ByHand hand, ByHand separate)
      throws Exception {
    try (HikariDataSource bare = Installed.bare(proof.database.url())) {
      Map<String, Rounds.Cost> costs =
          rounds(options.quick() ? 2_000 : 4_000)
              .variant("hand", number -> hand.select(bare, number))
              .variant("plain", number -> ours(plain.insula, plain, number))
              .variant("proof", number -> ours(proof.insula, proof, number))
              .variant("separate", number -> separate.select(bare, number))
              .run();
      costs.forEach((variant, cost) -> report.figure(name + "." + variant + ".us", cost.micros()));
      report.ratio(name + ".plain", micros(costs, "plain"), micros(costs, "hand"));
      report.ratio(name + ".proof", micros(costs, "proof"), micros(costs, "hand"));
      report.speedup(name + ".separate_set", micros(costs, "separate"), micros(costs, "proof"));
      for (String variant : new String[] {"hand", "proof"}) {
        report.figure(name + "." + variant + ".bytes", bytes(costs, variant));
      }
    }
  }

  private void far(String name, Installed proof, Isolation isolation, ByHand hand)
      throws Exception {
    try (DelayingProxy proxy = new DelayingProxy(proof.database.server().port(), DELAY_MICROS)) {
      String url =
          proof
              .database
              .url()
              .replace(":" + proof.database.server().port() + "/", ":" + proxy.port() + "/");
      try (HikariDataSource bare = Installed.bare(url);
          Insula insula = proof.open(url, isolation)) {
        Map<String, Rounds.Cost> costs =
            rounds(options.quick() ? 300 : 1_000)
                .variant("hand", number -> hand.select(bare, number))
                .variant("proof", number -> ours(insula, proof, number))
                .run();
        costs.forEach(
            (variant, cost) -> report.figure(name + ".far." + variant + ".us", cost.micros()));
        report.ratio(name + ".far", micros(costs, "proof"), micros(costs, "hand"));
      }
    }
  }

  private Rounds rounds(int operations) {
    return new Rounds(options.quick() ? 5 : 15, operations);
  }

  private static double micros(Map<String, Rounds.Cost> costs, String variant) {
    return cost(costs, variant).micros();
  }

  private static double bytes(Map<String, Rounds.Cost> costs, String variant) {
    return cost(costs, variant).allocatedBytes();
  }

  private static Rounds.Cost cost(Map<String, Rounds.Cost> costs, String variant) {
    Rounds.Cost cost = costs.get(variant);
    if (cost == null) {
      throw new IllegalArgumentException(variant);
    }
    return cost;
  }

  private static void ours(Insula insula, Installed installed, int number) throws SQLException {
    TenantContext.use(
        installed.tenants.get(number % TENANTS),
        () -> {
          try (Connection connection = insula.dataSource().getConnection();
              PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, id(number));
            readOne(select);
          }
        });
  }

  /** {@code where tenant_id = ?}, no isolation at all. */
  private void rowsByHand(DataSource bare, int number) throws SQLException {
    try (Connection connection = bare.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select label from by_hand.item where tenant_id = ? and id = ?")) {
      select.setString(1, tenant(number));
      select.setLong(2, id(number));
      readOne(select);
    }
  }

  /** Row-level security on a plain setting, set by a call of its own. */
  private void rowsSetSeparately(DataSource bare, int number) throws SQLException {
    try (Connection connection = bare.getConnection();
        PreparedStatement set =
            connection.prepareStatement("select set_config('by_hand.tenant', ?, false)");
        PreparedStatement select =
            connection.prepareStatement("select label from by_hand.guarded where id = ?")) {
      set.setString(1, tenant(number));
      readOne(set);
      select.setLong(1, id(number));
      readOne(select);
    }
  }

  /** The schema's name in the statement, no isolation at all. */
  private void schemasByHand(DataSource bare, int number) throws SQLException {
    try (Connection connection = bare.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select label from by_hand_" + number % TENANTS + ".item where id = ?")) {
      select.setLong(1, id(number));
      readOne(select);
    }
  }

  /** The search path set by a call of its own. */
  private void schemasSetSeparately(DataSource bare, int number) throws SQLException {
    try (Connection connection = bare.getConnection()) {
      connection.setSchema("by_hand_" + number % TENANTS);
      try (PreparedStatement select = connection.prepareStatement(SELECT)) {
        select.setLong(1, id(number));
        readOne(select);
      }
    }
  }

  private static void prepareRowsByHand(Installed installed) {
    installed.database.execute(
        """
        create schema by_hand;
        create table by_hand.item as select * from public.item;
        alter table by_hand.item add primary key (id);
        create index on by_hand.item (tenant_id);
        create table by_hand.guarded as select * from public.item;
        alter table by_hand.guarded add primary key (id);
        create index on by_hand.guarded (tenant_id);
        alter table by_hand.guarded enable row level security;
        create policy tenant on by_hand.guarded
            using (tenant_id = current_setting('by_hand.tenant', true));
        grant usage on schema by_hand to insula_app;
        grant select on all tables in schema by_hand to insula_app;
        analyze;
        """);
  }

  private static void prepareSchemasByHand(Installed installed) {
    StringBuilder script = new StringBuilder();
    for (int tenant = 0; tenant < TENANTS; tenant++) {
      script.append(
          """
          create schema by_hand_%1$d;
          create table by_hand_%1$d.item as select * from tenant_tenant%1$d.item;
          alter table by_hand_%1$d.item add primary key (id);
          grant usage on schema by_hand_%1$d to insula_app;
          grant select on by_hand_%1$d.item to insula_app;
          """
              .formatted(tenant));
    }
    installed.database.execute(script + "analyze;");
  }

  private static String tenant(int number) {
    return "tenant" + number % TENANTS;
  }

  private static long id(int number) {
    return Installed.id(number % TENANTS, number % Installed.ROWS);
  }

  private static void readOne(PreparedStatement select) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      if (!rows.next() || rows.getString(1) == null) {
        throw new IllegalStateException("The row is not there");
      }
    }
  }

  /** The same select, written by hand. */
  @FunctionalInterface
  private interface ByHand {
    void select(DataSource bare, int number) throws SQLException;
  }
}
