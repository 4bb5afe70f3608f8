package io.insula.test;

import io.insula.InsulaException;
import io.insula.TenantContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions on what a tenant sees. */
public final class TenantAssert extends AbstractAssert<TenantAssert, TestTenant> {
  TenantAssert(TestTenant actual) {
    super(actual, TenantAssert.class);
  }

  /**
   * Fails if this tenant can see, find by key, count, change or delete any row of the other one. In
   * every table each way is first tried by the other one, who must succeed. Nothing is changed.
   *
   * @param other the id of the other tenant, which must have rows
   * @param tables tables in which it must have rows; in any, if none is named
   */
  public TenantAssert cannotSee(String other, String... tables) {
    TestTenant owner = actual.installation().tenant(other);
    if (owner.id().equals(actual.id())) {
      throw failure("%s can always see itself; name another tenant", actual);
    }
    List<String> faults = new Outlook(actual, owner).faults(List.of(tables));
    if (!faults.isEmpty()) {
      throw failure(
          "%n%s should not see %s, but:%n  - %s", actual, owner, String.join("\n  - ", faults));
    }
    return this;
  }

  /** Fails if this tenant sees no row in that table. */
  public TenantAssert sees(String table) {
    if (count(table) == 0) {
      throw failure("%s should see rows in table \"%s\", and sees none", actual, table);
    }
    return this;
  }

  /** Fails if this tenant does not see exactly so many rows in that table. */
  public TenantAssert hasRows(String table, int expected) {
    int seen = count(table);
    if (seen != expected) {
      throw failure(
          "%s should see %d rows in table \"%s\", and sees %d", actual, expected, table, seen);
    }
    return this;
  }

  /**
   * Fails if the work changes any row of this tenant, which must have some, or adds or removes one.
   * What the work throws comes through as the cause of a failure.
   *
   * @param work what another tenant does, say
   */
  public TenantAssert isUnharmedBy(ThrowingCallable work) {
    TenantRows rows = new TenantRows(actual);
    Map<TenantTable, String> before = rows.digests();
    if (before.values().stream().allMatch(digest -> digest.startsWith("0:"))) {
      throw failure("there is nothing to harm: %s has no rows. Let it have some first.", actual);
    }
    try {
      work.call();
    } catch (Throwable e) {
      AssertionError failure = failure("the work failed: %s", e);
      failure.initCause(e);
      throw failure;
    }
    Map<TenantTable, String> after = rows.digests();
    List<String> harmed = new ArrayList<>();
    before.forEach(
        (table, digest) -> {
          if (!digest.equals(after.get(table))) {
            harmed.add(table.toString());
          }
        });
    if (!harmed.isEmpty()) {
      throw failure(
          "rows of %s should not change, but they did in %s", actual, String.join(", ", harmed));
    }
    return this;
  }

  /** Runs a query as this tenant, to look at its result. */
  public SqlAssert running(String query) {
    return new SqlAssert(query, actual.installation()).ranBy(actual.id().value());
  }

  private int count(String table) {
    return TenantContext.with(
        actual.id(),
        () -> {
          try (Connection connection =
              actual.installation().insula().dataSource().getConnection()) {
            return Integer.parseInt(
                Sql.column(connection, "select count(*) from " + Sql.quote(table)).get(0));
          } catch (SQLException e) {
            throw new InsulaException(
                actual + " can't look into table \"" + table + "\": " + e.getMessage(), e);
          }
        });
  }
}
