package io.insula.proof.lint;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a check found. Immutable.
 *
 * @param lints the lints that were looked for
 * @param databases how many databases were looked at
 * @param schemas how many schemas of tenants, or shared ones, were looked at
 * @param findings the worst first, then in the order of the lints and places
 * @param unreachable databases that could not be looked at, with the reason
 * @param took how long it took
 */
public record LintReport(
    List<Lint> lints,
    int databases,
    int schemas,
    List<LintFinding> findings,
    List<Unreachable> unreachable,
    Duration took) {
  public LintReport {
    lints = List.copyOf(lints);
    findings = List.copyOf(findings);
    unreachable = List.copyOf(unreachable);
  }

  /** A database that could not be looked at. */
  public record Unreachable(String where, String reason) {}

  /** Whether no error was found, and every database was looked at; warnings don't count. */
  public boolean passed() {
    return unreachable.isEmpty() && count(Severity.ERROR) == 0;
  }

  /** How many findings are of that severity. */
  public long count(Severity severity) {
    return findings.stream().filter(one -> one.lint().severity() == severity).count();
  }

  /** The findings of each lint that has any, in the order of {@link #findings()}. */
  public Map<Lint, List<LintFinding>> byLint() {
    return findings.stream()
        .collect(Collectors.groupingBy(LintFinding::lint, LinkedHashMap::new, Collectors.toList()));
  }
}
