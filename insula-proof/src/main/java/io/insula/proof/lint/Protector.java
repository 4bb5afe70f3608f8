package io.insula.proof.lint;

import io.insula.InsulaException;
import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.postgres.protection.TableProtection;
import io.insula.proof.lint.internal.Expected;
import io.insula.proof.lint.internal.Place.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Protects a schema again, or says what that would do. */
record Protector(Expected expected) {
  /** The findings with the statements that protection would run, where that is the fix. */
  List<LintFinding> exact(Connection migrator, Site site, List<LintFinding> found)
      throws SQLException {
    boolean asked = found.stream().anyMatch(one -> one.repair() == Repair.PROTECTION);
    if (!asked) {
      return found;
    }
    try {
      List<String> statements = protect(migrator, site, true);
      return found.stream()
          .map(one -> one.repair() == Repair.PROTECTION ? exact(one, statements) : one)
          .toList();
    } catch (InsulaException e) {
      return found.stream()
          .map(
              one ->
                  one.repair() == Repair.PROTECTION
                      ? one.byHand("Mend this first: " + e.getMessage())
                      : one)
          .toList();
    }
  }

  /** Of all statements those that name the table; all, if none does. */
  private static LintFinding exact(LintFinding finding, List<String> statements) {
    String table = finding.object().substring(finding.object().lastIndexOf('.') + 1);
    List<String> own =
        statements.stream().filter(one -> one.contains("\"" + table + "\"")).toList();
    return finding.withFix(own.isEmpty() ? statements : own);
  }

  /** The statements that were run, or would be. In a transaction of its own. */
  List<String> protect(Connection migrator, Site site, boolean dryRun) throws SQLException {
    migrator.setAutoCommit(false);
    try {
      LintMending.wait(migrator);
      List<String> statements =
          new TableProtection()
              .protect(
                  migrator,
                  new ProtectionRequest(
                      site.kind(),
                      site.schema(),
                      site.number(),
                      site.role(),
                      expected.roles(),
                      expected.column(),
                      expected.waived(),
                      dryRun));
      migrator.commit();
      return statements;
    } catch (SQLException | RuntimeException e) {
      migrator.rollback();
      throw e;
    } finally {
      migrator.setAutoCommit(true);
    }
  }
}
