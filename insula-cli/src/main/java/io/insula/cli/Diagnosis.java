package io.insula.cli;

import io.insula.operations.ClusterHealth;
import io.insula.operations.Doctor.Finding;
import io.insula.operations.Doctor.Outcome;
import io.insula.proof.lint.LintFix;
import io.insula.proof.lint.LintReport;
import io.insula.proof.lint.Severity;
import io.insula.proof.plan.IndexReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the doctor has to say.
 *
 * @param interrupted what a crash left, and what became of it
 * @param lints what is found, after mending if there was any
 * @param mended what was done about it, or null if nothing was asked for
 * @param indexes which indexes are of no use behind row security, or null if nobody looked
 * @param skipped lints that were left out for good, with the reason
 */
record Diagnosis(
    List<ClusterHealth> healths,
    List<Finding> interrupted,
    LintReport lints,
    @Nullable LintFix mended,
    @Nullable IndexReport indexes,
    Map<String, String> skipped) {

  boolean well(boolean strict) {
    return healths.stream().allMatch(health -> health.reachable() && health.faults().isEmpty())
        && interrupted.stream().noneMatch(finding -> finding.outcome() == Outcome.FAILED)
        && lints.passed()
        && (!strict || withoutWarning());
  }

  private boolean withoutWarning() {
    return lints.count(Severity.WARNING) == 0 && (indexes == null || indexes.passed());
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("clusters", healths.stream().map(ClusterCheckCommand::document).toList());
    document.put("findings", interrupted.stream().map(Diagnosis::document).toList());
    document.put("lints", LintView.document(lints));
    if (mended != null) {
      document.put("fixes", LintView.document(mended));
    }
    if (indexes != null) {
      document.put("indexes", IndexView.document(indexes));
    }
    document.put("skipped", skipped);
    return document;
  }

  private static Map<String, Object> document(Finding finding) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("tenant", finding.tenant().value());
    document.put("operation", finding.operation().name().toLowerCase(Locale.ROOT));
    document.put("outcome", finding.outcome().name().toLowerCase(Locale.ROOT));
    document.put("detail", finding.detail());
    return document;
  }
}
