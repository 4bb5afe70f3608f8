package io.insula.proof.evidence;

import io.insula.operations.Insula;
import io.insula.proof.attack.AttackListener;
import io.insula.proof.attack.AttackReport;
import io.insula.proof.attack.Attacks;
import io.insula.proof.attack.KnownLeak;
import io.insula.proof.attack.Leak;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the attacks on throw-away tenants showed. */
final class AttacksChapter implements Chapter {
  @Override
  public String id() {
    return "attacks";
  }

  @Override
  public String title() {
    return "Attacks";
  }

  @Override
  public Section write(Insula insula, Progress progress) throws SQLException {
    AttackReport report = Attacks.of(insula).run(listener(progress));
    return new Section(
        id(),
        title(),
        report.passed() ? Verdict.PASSED : Verdict.FAILED,
        "%d attacks, run %d times: %d leaks, %d known and accepted, %d not tried here."
            .formatted(
                report.attacks(),
                report.runs(),
                report.leaks().size(),
                report.known().size(),
                report.skipped().size()),
        "SQL that an intruder could inject, run as the application's role by one throw-away tenant"
            + " against another one, in every isolation, as single and as stacked statements. What"
            + " counts is the effect: rows of the other read or changed, or its next user harmed.",
        List.of(
            new Grid(
                "Families",
                List.of("Family", "Attacks"),
                report.families().entrySet().stream()
                    .map(family -> List.of(family.getKey(), family.getValue().toString()))
                    .toList()),
            new Grid(
                "Leaks",
                List.of("Attack", "Isolation", "How", "Effect", "What"),
                report.leaks().stream().map(leak -> row(leak).toList()).toList()),
            new Grid(
                "Known and accepted",
                List.of("Attack", "Isolation", "How", "Effect", "What", "Why"),
                report.known().stream().map(AttacksChapter::row).toList())));
  }

  private static AttackListener listener(Progress progress) {
    return new AttackListener() {
      @Override
      public void finished(int done, int all, String attack, String isolation) {
        progress.at(done, all);
      }
    };
  }

  private static Stream<String> row(Leak leak) {
    return Stream.of(
        leak.family() + "/" + leak.attack(),
        leak.isolation(),
        leak.mode().toString().toLowerCase(Locale.ROOT),
        leak.effect().toString().toLowerCase(Locale.ROOT),
        leak.what());
  }

  private static List<String> row(KnownLeak known) {
    return Stream.concat(row(known.leak()), Stream.of(known.reason())).toList();
  }
}
