package io.insula.cli;

import io.insula.InsulaException;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.guard.Normalised;
import io.insula.guard.audit.AuditRecord;
import io.insula.guard.audit.AuditSeverity;
import io.insula.operations.Insula;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sql",
    header = "Runs SQL as a tenant: exactly what the application would see. It is audited.",
    footer = {
      "",
      "Examples:",
      "  insula sql acme \"select count(*) from invoice\"",
      "  insula sql acme \"update customer set name = 'Bob' where id = 7\" --json"
    })
@SuppressWarnings("NullAway.Init") // picocli fills it
final class SqlCommand extends SiteAction {
  @Parameters(index = "0", paramLabel = "TENANT", description = "As whom.")
  TenantId tenant;

  @Parameters(index = "1", paramLabel = "SQL", description = "One statement.")
  String sql;

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Rows shown at most; 0 for all. ${DEFAULT-VALUE} if nothing is said.")
  int maxRows;

  @Override
  int run(Insula insula) {
    insula
        .audit()
        .trail()
        .record(
            AuditRecord.of("admin.sql")
                .tenant(tenant)
                .object(Normalised.of(sql))
                .severity(AuditSeverity.WARNING));
    List<SqlResult> results = TenantContext.with(tenant, () -> attempt(insula));
    answer(
        () ->
            results.size() == 1
                ? results.get(0).document()
                : results.stream().map(SqlResult::document).toList(),
        () -> results.forEach(result -> result.print(this)));
    return Exit.DONE;
  }

  private List<SqlResult> attempt(Insula insula) {
    try {
      return execute(insula);
    } catch (SQLException e) {
      throw new InsulaException("As tenant \"" + tenant + "\": " + e.getMessage(), e);
    }
  }

  private List<SqlResult> execute(Insula insula) throws SQLException {
    List<SqlResult> results = new ArrayList<>();
    try (Connection connection = insula.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      while (rows || statement.getUpdateCount() >= 0) {
        results.add(
            rows
                ? SqlResult.of(statement.getResultSet(), maxRows)
                : SqlResult.changed(statement.getUpdateCount()));
        rows = statement.getMoreResults();
      }
    }
    return results;
  }
}
