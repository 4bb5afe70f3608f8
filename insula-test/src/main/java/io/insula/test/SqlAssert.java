package io.insula.test;

import io.insula.InsulaException;
import io.insula.TenantContext;
import io.insula.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on what a query returns to a tenant. */
public final class SqlAssert extends AbstractAssert<SqlAssert, String> {
  private final TestInstallation installation;
  private @Nullable TenantId tenant;

  SqlAssert(String query, TestInstallation installation) {
    super(query, SqlAssert.class);
    this.installation = installation;
    this.tenant = TenantContext.currentOrNull();
  }

  /** The query is run by that tenant; by the current one if nothing is said. */
  public SqlAssert ranBy(String id) {
    tenant = installation.tenant(id).id();
    return this;
  }

  /**
   * Fails if any value in the result has a value in it that only the other tenant has: a text of
   * six characters or more in one of its rows that is in no row of the tenant who asks and in no
   * shared table. The other one must have such values.
   */
  public SqlAssert returnsNothingOf(String other) {
    TenantId asking = tenant;
    if (asking == null) {
      throw failure("nobody runs the query: say who, with ranBy(…) or @WithTenant");
    }
    Map<String, String> marks =
        new Marks(installation.tenant(other), installation.tenant(asking.value())).find();
    if (marks.isEmpty()) {
      throw failure(
          "there is nothing to return: tenant %s has no text of %d characters or more that tenant %s"
              + " does not have too",
          other, Marks.LENGTH, asking);
    }
    List<String> leaks = leaks(run(asking), marks);
    if (!leaks.isEmpty()) {
      throw failure(
          "%nthe query returned to tenant %s what is tenant %s's:%n  - %s%nThe query: %s",
          asking, other, String.join("\n  - ", leaks), actual);
    }
    return this;
  }

  private static List<String> leaks(List<List<String>> rows, Map<String, String> marks) {
    List<String> leaks = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        String value = row.get(i);
        String where = "column " + (i + 1) + ", from ";
        marks.forEach(
            (mark, origin) -> {
              if (value.contains(mark) && !leaks.contains(where + origin)) {
                leaks.add(where + origin);
              }
            });
      }
    }
    return leaks;
  }

  private List<List<String>> run(TenantId asking) {
    return TenantContext.with(
        asking,
        () -> {
          try (Connection connection = installation.insula().dataSource().getConnection()) {
            return Sql.rows(connection, actual);
          } catch (SQLException e) {
            throw new InsulaException("The query failed: " + e.getMessage(), e);
          }
        });
  }
}
