package io.insula.proof.evidence;

import io.insula.operations.Insula;
import io.insula.proof.leftovers.Leftover;
import io.insula.proof.leftovers.LeftoverReport;
import io.insula.proof.leftovers.Leftovers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is left of tenants that are gone; counted, so that nobody is named. */
final class LeftoversChapter implements Chapter {
  @Override
  public String id() {
    return "leftovers";
  }

  @Override
  public String title() {
    return "Leftovers of removed tenants";
  }

  @Override
  public Section write(Insula insula, Progress progress) throws SQLException {
    LeftoverReport report = Leftovers.of(insula).scan(Optional.empty());
    Map<String, Long> wrong =
        report.wrong().stream()
            .collect(
                Collectors.groupingBy(
                    (Leftover one) -> one.kind().label(), TreeMap::new, Collectors.counting()));
    return new Section(
        id(),
        title(),
        report.passed() ? Verdict.PASSED : Verdict.FAILED,
        report.passed()
            ? "Nothing is left of removed tenants but what is kept on purpose."
            : report.wrong().size()
                + " things are left that should be gone; "
                + report.unreached().size()
                + " databases could not be looked into.",
        "Schemas, databases, roles, rows and other traces were compared with the catalog. What is"
            + " kept on purpose is the id of a removed tenant, so that it is never used again, and"
            + " the record of what was done. `insula leftovers` names every place.",
        List.of(
            new Grid(
                "Should be gone",
                List.of("What", "How many"),
                wrong.entrySet().stream()
                    .map(entry -> List.of(entry.getKey(), entry.getValue().toString()))
                    .toList())));
  }
}
