package io.insula.cli;

import io.insula.Cluster;
import io.insula.embedded.EmbeddedServer;
import io.insula.jdbc.Credentials;
import io.insula.operations.ClusterHealth;
import io.insula.operations.Doctor.Finding;
import io.insula.operations.Insula;
import io.insula.proof.lint.Lint;
import io.insula.proof.lint.LintFix;
import io.insula.proof.lint.LintReport;
import io.insula.proof.lint.Lints;
import io.insula.proof.plan.IndexReport;
import io.insula.proof.plan.IndexTraps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    header = "Checks servers, interrupted work, and everything that could open a wall.",
    description = {
      "",
      "Four things: the database servers; what a crash interrupted, which is finished or undone;"
          + " the lints, which look at roles, row security, policies, keys, views, functions,"
          + " grants and settings of every database; and indexes that row security keeps from"
          + " being used (`insula indexes` shows the way around).",
      "",
      "Each finding says what was found, why it matters, and the exact fix. --fix does what is"
          + " safe: each finding in one transaction that waits for locks but shortly, and no data"
          + " changes. What only an administrator may do is done with --user and --password; the"
          + " embedded server needs neither.",
      "",
      "A lint can be left out for good: a line skip.ID=reason in the --config file.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula doctor",
      "  insula doctor --dry-run                  only look: interrupted work is left as it is",
      "  insula doctor --fix --dry-run            show the SQL that --fix would run",
      "  insula doctor --fix",
      "  insula doctor --only row-security-off,gate-missing --json",
      "  insula doctor --explain gate-missing",
      "",
      "Exit codes: 0 no error is left, 1 there is one; with --strict a warning counts, too."
    })
final class DoctorCommand extends Action {
  @Option(names = "--dry-run", description = "Only look; with --fix: show what it would run.")
  boolean dryRun;

  @Option(names = "--fix", description = "Mend what is safe to mend.")
  boolean fix;

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description = "Look for these lints alone.")
  List<String> only = new ArrayList<>();

  @Option(names = "--skip", paramLabel = "ID", split = ",", description = "Leave these lints out.")
  List<String> skip = new ArrayList<>();

  @Option(names = "--strict", description = "Warnings fail, too.")
  boolean strict;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Databases that are looked at at a time; 4 if nothing is said.")
  int jobs = Lints.JOBS;

  @Option(names = "--list", description = "List all lints; look at nothing.")
  boolean list;

  @Option(
      names = "--explain",
      paramLabel = "ID",
      description = "What a lint looks for, why, and the fix; look at nothing.")
  @Nullable String explain;

  private final LintView view = new LintView(this);

  @Override
  public Integer call() {
    if (list) {
      answer(() -> Lints.all().stream().map(LintView::document).toList(), view::list);
      return Exit.DONE;
    }
    if (explain != null) {
      Lint lint = known(explain);
      answer(() -> LintView.document(lint), () -> view.explain(lint));
      return Exit.DONE;
    }
    check();
    try (Site site = Site.open(root())) {
      return run(site);
    }
  }

  private void check() {
    only.forEach(DoctorCommand::known);
    skip.forEach(DoctorCommand::known);
    if (jobs < 1) {
      throw new UsageException("--jobs is " + jobs + "; it takes at least 1.");
    }
  }

  private static Lint known(String id) {
    return Lints.find(id)
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no lint \"" + id + "\"; `insula doctor --list` names all."));
  }

  private int run(Site site) {
    Insula insula = site.insula();
    List<ClusterHealth> healths =
        insula.clusters().list().stream().map(Cluster::name).map(insula.clusters()::check).toList();
    List<Finding> interrupted = dryRun ? insula.doctor().examine() : insula.doctor().heal();
    Map<String, String> reasons = site.settings().skipped();
    Lints lints = lints(site, reasons);
    LintFix mended = fix ? mend(lints) : null;
    LintReport report = mended == null ? look(lints) : mended.after();
    IndexReport indexes = only.isEmpty() ? IndexTraps.of(insula).run() : null;
    Diagnosis diagnosis = new Diagnosis(healths, interrupted, report, mended, indexes, reasons);
    answer(diagnosis::document, () -> new DiagnosisView(this, view).print(diagnosis));
    return diagnosis.well(strict) ? Exit.DONE : Exit.FAILED;
  }

  private LintReport look(Lints lints) {
    return watched(lints, (all, progress) -> all.run(progress::at));
  }

  private LintFix mend(Lints lints) {
    return watched(
        lints, (all, progress) -> dryRun ? all.plan(progress::at) : all.fix(progress::at));
  }

  /** How far it is. */
  private record Progress(ProgressLine line) {
    void at(String where, int done, int total) {
      line.at(done, total);
    }
  }

  private <T> T watched(Lints lints, BiFunction<Lints, Progress, T> work) {
    try (ProgressLine line = new ProgressLine(terminal(), "Looking")) {
      return work.apply(lints, new Progress(line));
    }
  }

  private Lints lints(Site site, Map<String, String> reasons) {
    Lints all = Lints.of(site.insula()).jobs(jobs);
    Lints some = (only.isEmpty() ? all : all.only(only)).skip(skip).skip(reasons.keySet());
    return administrator(site).map(some::administrator).orElse(some);
  }

  private static Optional<Credentials> administrator(Site site) {
    Settings settings = site.settings();
    String user = settings.user();
    String password = settings.password();
    if (user != null && password != null) {
      return Optional.of(new Credentials(user, password));
    }
    return site.server().map(DoctorCommand::superuser);
  }

  private static Credentials superuser(EmbeddedServer server) {
    return new Credentials(server.user(), server.password());
  }
}
