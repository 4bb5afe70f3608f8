package io.insula.proof.attack;

import io.insula.TenantContext;
import io.insula.jdbc.BindingProof;
import io.insula.jdbc.BindingSettings;
import io.insula.jdbc.Secret;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.operations.Insula;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Two tenants of an open installation, reached as the application reaches them. */
final class TenantGround implements Ground {
  private static final String SETTING = "insula.binding";

  private final Insula insula;
  private final Side attacker;
  private final Side victim;
  private @Nullable Connection bystander;

  TenantGround(Insula insula, Side attacker, Side victim) {
    this.insula = insula;
    this.attacker = attacker;
    this.victim = victim;
  }

  @Override
  public String isolation() {
    return victim.tenant().placement().isolation().label();
  }

  @Override
  public int version() throws SQLException {
    return attacker.migrator().getMetaData().getDatabaseMajorVersion();
  }

  @Override
  public boolean has(String needed) throws SQLException {
    try (PreparedStatement statement =
        attacker
            .migrator()
            .prepareStatement("select exists (select from pg_extension where extname = ?)")) {
      statement.setString(1, needed);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  @Override
  public Connection attacker() throws SQLException {
    return checkout(attacker);
  }

  @Override
  public Connection victim() throws SQLException {
    return checkout(victim);
  }

  private Connection checkout(Side side) throws SQLException {
    // The session beside comes first, so that the two others share what is left.
    bystander();
    return open(side);
  }

  private Connection open(Side side) throws SQLException {
    return TenantContext.with(side.tenant().id(), () -> insula.dataSource().getConnection());
  }

  @Override
  public Connection bystander() throws SQLException {
    Connection open = bystander;
    if (open == null) {
      open = open(victim);
      bystander = open;
    }
    return open;
  }

  @Override
  public void replaceBystander() throws SQLException {
    Connection old = bystander;
    bystander = null;
    if (old != null) {
      old.close();
    }
    bystander();
  }

  @Override
  public Connection direct() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", role());
    properties.setProperty("password", password());
    properties.setProperty("preferQueryMode", "simple");
    return DriverManager.getConnection(attacker.migrator().getMetaData().getURL(), properties);
  }

  private String role() {
    return attacker.tenant().placement().role();
  }

  private String password() {
    return settings().password(role());
  }

  private InstallSettings settings() {
    return insula.estate().settings();
  }

  @Override
  public List<String> bindDirect(Connection direct) throws SQLException {
    String token = token(binding(), attacker, pid(direct), 300);
    return List.of(
        "select set_config('%s', '%s', true)".formatted(SETTING, token),
        "set local search_path = %s, %s"
            .formatted(attacker.tables().quoted(), Tables.quote(settings().sharedSchema())));
  }

  private BindingSettings binding() {
    BindingSettings binding = BindingSettings.of(settings().secret());
    return settings().proof() ? binding : binding.withoutProof();
  }

  private static String token(BindingSettings binding, Side side, int pid, int seconds) {
    long expiry = Instant.now().getEpochSecond() + seconds;
    return new BindingProof(binding, pid)
        .value(side.tenant().id().value(), side.tenant().number(), expiry);
  }

  private static int pid(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getBackendPID();
  }

  @Override
  public Words words(Connection connection, boolean rightGuess) throws SQLException {
    Map<String, String> words = new HashMap<>();
    names(words);
    bindings(words, pid(connection));
    guesses(words, rightGuess);
    return new Words(words);
  }

  private void names(Map<String, String> words) {
    String prefix = victim.tables().prefix();
    for (String name : List.of("vault", "note", "ticket", "shelf", "whisper")) {
      words.put(name, prefix + name);
    }
    String schema = victim.tables().quoted();
    String database = victim.tenant().placement().database();
    boolean elsewhere = !database.equals(attacker.tenant().placement().database());
    words.put("mine", attacker.tables().quoted());
    words.put("their", elsewhere ? Tables.quote(database) + "." + schema : schema);
    words.put("their_schema", victim.tables().schema());
    words.put("their_database", database);
    words.put("their_role", victim.tenant().placement().role());
    words.put("victim", victim.tenant().id().value());
    words.put("number", String.valueOf(victim.tenant().number()));
    words.put("attacker", attacker.tenant().id().value());
    words.put("column", Tables.quote(victim.column().name()));
    words.put("my_role", role());
    words.put("my_password", password());
  }

  private void bindings(Map<String, String> words, int pid) throws SQLException {
    int other = pid(bystander());
    String claim = token(binding(), attacker, pid, 300);
    words.put("setting", SETTING);
    words.put("claim", claim.replace(attacker.tenant().id().value(), victim.tenant().id().value()));
    words.put("stolen", token(binding(), victim, other, 300));
    words.put("expired", token(binding(), victim, pid, -60));
    Secret another = Secret.of("B".repeat(43));
    words.put("resealed", token(BindingSettings.of(another), victim, pid, 300));
    words.put("their_pid", String.valueOf(other));
  }

  private void guesses(Map<String, String> words, boolean right) {
    Probe probe = victim.probe();
    String decoy = "mk" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    words.put("their_row", String.valueOf(probe.first()));
    words.put("my_row", String.valueOf(attacker.probe().first()));
    words.put("guess_row", right ? String.valueOf(probe.first()) : "299");
    words.put("guess", right ? probe.codes().get(0) : decoy + "c1z");
    words.put("guess_secret", right ? probe.secrets().get(0) : decoy + "s1z");
    words.put("fresh", decoy + "f1z");
  }

  @Override
  public List<String> marks() {
    return victim.probe().marks();
  }

  @Override
  public List<String> secrets() {
    return victim.probe().secrets();
  }

  @Override
  public List<String> victimState(boolean sequences) throws SQLException {
    return victim.state(sequences);
  }

  @Override
  public List<String> attackerState() throws SQLException {
    List<String> state = new ArrayList<>(attacker.state(false));
    state.addAll(victim.others());
    return state;
  }

  @Override
  public void repair() throws SQLException {
    attacker.empty();
    victim.empty();
    attacker.fill();
    victim.fill();
  }

  /** The sides are closed by who opened them. */
  @Override
  public void close() throws SQLException {
    if (bystander != null) {
      bystander.close();
    }
  }
}
