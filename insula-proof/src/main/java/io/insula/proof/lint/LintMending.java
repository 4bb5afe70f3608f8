package io.insula.proof.lint;

import io.insula.InsulaException;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.spi.Estate;
import io.insula.operations.Insula;
import io.insula.proof.internal.TenantDatabase;
import io.insula.proof.lint.LintFix.Outcome;
import io.insula.proof.lint.LintFix.Step;
import io.insula.proof.lint.internal.DatabaseReader.Target;
import io.insula.proof.lint.internal.Expected;
import io.insula.proof.lint.internal.Home;
import io.insula.proof.lint.internal.Place.Site;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mends what was found, each finding in one transaction. Used once, by one thread. */
final class LintMending {
  /** How long a statement waits for a lock. */
  static final String LOCK_TIMEOUT = "5s";

  private final Insula insula;
  private final LintSettings settings;
  private final Map<Object, Step> done = new HashMap<>();
  private final Map<String, Target> targets = new HashMap<>();

  LintMending(Insula insula, LintSettings settings) {
    this.insula = insula;
    this.settings = settings;
  }

  /** Bounds what a transaction waits for locks. */
  static void wait(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '" + LOCK_TIMEOUT + "'");
    }
  }

  List<Step> mend(LintReport report, boolean dryRun) {
    new Surroundings(
            insula.estate().settings(), TenantDatabase.of(insula), new Home(List.of(), List.of()))
        .targets()
        .forEach(target -> targets.put(target.cluster() + "/" + target.name(), target));
    List<Step> steps = new ArrayList<>();
    for (LintFinding finding : report.findings()) {
      steps.add(step(finding, dryRun));
    }
    return steps;
  }

  private Step step(LintFinding finding, boolean dryRun) {
    if (finding.repair() == Repair.BY_HAND) {
      return new Step(finding, Outcome.BY_HAND, "");
    }
    if (finding.repair() == Repair.ADMINISTRATOR && settings.administrator() == null) {
      return new Step(
          finding, Outcome.NEEDS_ADMINISTRATOR, "Give an administrator's login, or paste it.");
    }
    return dryRun ? new Step(finding, Outcome.DONE, "") : once(finding);
  }

  /** A schema is protected once, and the same statements are run once. */
  private Step once(LintFinding finding) {
    Object key =
        finding.repair() == Repair.PROTECTION
            ? finding.where() + "." + finding.schema()
            : finding.fix();
    Step before = done.get(key);
    if (before == null) {
      before = run(finding);
      done.put(key, before);
    }
    return new Step(finding, before.outcome(), before.detail());
  }

  private Step run(LintFinding finding) {
    try (Connection connection = connect(finding)) {
      if (finding.repair() == Repair.PROTECTION) {
        new Protector(Expected.of(insula.estate())).protect(connection, site(finding), false);
      } else {
        execute(connection, finding.fix());
      }
      return new Step(finding, Outcome.DONE, "");
    } catch (SQLException | InsulaException e) {
      return new Step(finding, Outcome.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private Site site(LintFinding finding) {
    return Optional.ofNullable(targets.get(finding.where()))
        .map(target -> target.sites().get(finding.schema()))
        .orElseThrow(
            () ->
                new InsulaException(
                    "Schema \"" + finding.schema() + "\" is no tenant's place any more."));
  }

  private Connection connect(LintFinding finding) throws SQLException {
    Estate estate = insula.estate();
    String database =
        finding.database().isEmpty() ? estate.database(finding.cluster()) : finding.database();
    Connection migrator = estate.migrator(finding.cluster(), database);
    @Nullable Credentials administrator = settings.administrator();
    if (finding.repair() != Repair.ADMINISTRATOR || administrator == null) {
      return migrator;
    }
    try (migrator) {
      return DriverManager.getConnection(
          migrator.getMetaData().getURL(), administrator.user(), administrator.password());
    }
  }

  private static void execute(Connection connection, List<String> statements) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      wait(connection);
      for (String one : statements) {
        statement.execute(one);
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
