package io.insula.proof.lint;

import io.insula.InsulaException;
import io.insula.jdbc.spi.Estate;
import io.insula.operations.Insula;
import io.insula.proof.internal.TenantDatabase;
import io.insula.proof.lint.LintReport.Unreachable;
import io.insula.proof.lint.internal.Database;
import io.insula.proof.lint.internal.DatabaseReader;
import io.insula.proof.lint.internal.DatabaseReader.Target;
import io.insula.proof.lint.internal.Expected;
import io.insula.proof.lint.internal.Home;
import io.insula.proof.lint.internal.HomeReader;
import io.insula.proof.lint.internal.Place;
import io.insula.proof.lint.internal.PlaceReader;
import io.insula.proof.lint.internal.Server;
import io.insula.proof.lint.internal.ServerReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** One look at everything. Used once. */
final class Examination {
  /** How many schemas are read together; bounds the memory. */
  static final int BATCH = 500;

  private final Insula insula;
  private final LintSettings settings;
  private final Expected expected;
  private final LintListener listener;
  private final List<LintFinding> found = new ArrayList<>();
  private final List<Unreachable> unreachable = new ArrayList<>();
  private final AtomicInteger done = new AtomicInteger();
  private int total;

  Examination(Insula insula, LintSettings settings, LintListener listener) {
    this.insula = insula;
    this.settings = settings;
    this.expected = settings.expected().apply(Expected.of(insula.estate()));
    this.listener = listener;
  }

  LintReport run() {
    long start = System.nanoTime();
    List<TenantDatabase> databases = TenantDatabase.of(insula);
    Surroundings around =
        new Surroundings(insula.estate().settings(), databases, home(databases.get(0)));
    List<Target> targets = around.targets();
    total = targets.stream().mapToInt(target -> target.sites().size()).sum();
    databases.stream()
        .filter(TenantDatabase::shared)
        .forEach(shared -> attempt(shared.toString(), () -> server(shared, around)));
    all(targets);
    return new LintReport(
        settings.rules().lints(),
        targets.size(),
        done.get(),
        sorted(),
        unreachable,
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** Looks at a part of it. */
  @FunctionalInterface
  private interface Look {
    void run() throws SQLException;
  }

  private void attempt(String where, Look look) {
    try {
      look.run();
    } catch (SQLException | InsulaException e) {
      synchronized (this) {
        unreachable.add(new Unreachable(where, String.valueOf(e.getMessage())));
      }
    }
  }

  private Home home(TenantDatabase any) {
    String cluster = io.insula.Cluster.HOME;
    try (Connection connection =
        insula.estate().migrator(cluster, insula.estate().database(cluster))) {
      Home home = HomeReader.read(connection);
      judge(settings.rules().homes(), home, scope(cluster, insula.estate().database(cluster)));
      return home;
    } catch (SQLException e) {
      throw new InsulaException("The catalog in " + any + " can't be read: " + e.getMessage(), e);
    }
  }

  private void server(TenantDatabase shared, Surroundings around) throws SQLException {
    List<String> names =
        around.targets().stream()
            .filter(target -> target.cluster().equals(shared.cluster()))
            .map(Target::name)
            .toList();
    try (Connection connection = shared.migrator(insula)) {
      Server server =
          new ServerReader(expected, settings.clock())
              .read(connection, shared.cluster(), around.runtime(shared.cluster()), names);
      judge(
          settings.rules().servers(), settings.server().apply(server), scope(shared.cluster(), ""));
    }
  }

  private void all(List<Target> targets) {
    ExecutorService workers =
        Executors.newFixedThreadPool(Math.min(settings.jobs(), targets.size()));
    try {
      targets.forEach(
          target ->
              workers.execute(
                  () -> attempt(target.cluster() + "/" + target.name(), () -> database(target))));
    } finally {
      workers.shutdown();
      awaitQuietly(workers);
    }
  }

  private static void awaitQuietly(ExecutorService workers) {
    try {
      while (!workers.awaitTermination(1, java.util.concurrent.TimeUnit.HOURS)) {
        // Every look comes to its end, by the timeouts of its connection if not sooner.
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void database(Target target) throws SQLException {
    Estate estate = insula.estate();
    try (Connection connection = estate.migrator(target.cluster(), target.name())) {
      Database database = new DatabaseReader(expected).read(connection, target);
      judge(settings.rules().databases(), database, scope(target.cluster(), target.name()));
      List<Place.Site> sites = Surroundings.places(database);
      for (int from = 0; from < sites.size(); from += BATCH) {
        batch(connection, target, sites.subList(from, Math.min(from + BATCH, sites.size())));
      }
    }
  }

  private void batch(Connection connection, Target target, List<Place.Site> sites)
      throws SQLException {
    if (!settings.rules().places().isEmpty()) {
      for (Place place : new PlaceReader(expected).read(connection, sites, target.runtime())) {
        place(connection, target, place);
      }
    }
    synchronized (this) {
      listener.looked(target.cluster() + "/" + target.name(), done.addAndGet(sites.size()), total);
    }
  }

  private void place(Connection connection, Target target, Place place) throws SQLException {
    List<LintFinding> here = new ArrayList<>();
    Findings.Scope scope =
        new Findings.Scope(
            target.cluster(), target.name(), place.site().schema(), place.site().owner(), here);
    settings.rules().places().forEach(rule -> rule.look(place, scope));
    List<LintFinding> exact = new Protector(expected).exact(connection, place.site(), here);
    synchronized (this) {
      found.addAll(exact);
    }
  }

  private static Findings.Scope scope(String cluster, String database) {
    return new Findings.Scope(cluster, database, "", "", new ArrayList<>());
  }

  private <F> void judge(List<Rule<F>> rules, F facts, Findings.Scope scope) {
    rules.forEach(rule -> rule.look(facts, scope));
    synchronized (this) {
      found.addAll(scope.found());
    }
  }

  private List<LintFinding> sorted() {
    List<Lint> order = settings.rules().lints();
    return found.stream()
        .sorted(
            Comparator.comparing((LintFinding one) -> one.lint().severity())
                .thenComparing(one -> order.indexOf(one.lint()))
                .thenComparing(LintFinding::where)
                .thenComparing(LintFinding::schema)
                .thenComparing(LintFinding::object))
        .toList();
  }
}
