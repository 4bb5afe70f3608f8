package io.insula.fleet;

import io.insula.InsulaException;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Runs seed files as the application does its work: bound to one tenant, with the application's
 * rights, behind the walls. Thread-safe.
 */
public final class Seeder {
  private static final String UNDONE =
      "Nothing was kept for this tenant; mend the file and run it again.";

  private final DataSource dataSource;
  private final SeedFiles files;
  private final Map<String, String> placeholders;
  private final String shared;

  /**
   * @param dataSource gives the tenant of the scope its own data
   * @param files what to run
   * @param placeholders what <code>${name}</code> stands for, by name
   * @param shared the schema of shared tables
   */
  public Seeder(
      DataSource dataSource, SeedFiles files, Map<String, String> placeholders, String shared) {
    this.dataSource = dataSource;
    this.files = files;
    this.placeholders = Map.copyOf(placeholders);
    this.shared = shared;
  }

  /**
   * Looks through the files as that tenant would get them.
   *
   * @throws InvalidMigrationsException if anything is wrong; names all of it
   */
  public void check(Tenant tenant) {
    ready(tenant);
  }

  /**
   * Runs all files in one transaction.
   *
   * @throws InvalidMigrationsException if a file is wrong
   * @throws SeedFailedException if a statement fails; nothing is kept
   * @throws InsulaException if the tenant's data can't be reached, or its status forbids work
   */
  public void seed(Tenant tenant) {
    List<ReadyFile> ready = ready(tenant);
    TenantContext.use(tenant.id(), () -> run(tenant, ready));
  }

  private List<ReadyFile> ready(Tenant tenant) {
    Map<String, String> values = new HashMap<>(placeholders);
    values.put("insula:tenant", tenant.id().value());
    Placement placement = tenant.placement();
    return SeedChecks.ready(
        files,
        new PlaceholderValues(values, placement, placement.schema(), shared, placement.role()));
  }

  private void run(Tenant tenant, List<ReadyFile> ready) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        for (ReadyFile file : ready) {
          run(connection, tenant, file);
        }
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        undo(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      SQLException clean = Failures.clean(Failures.root(e));
      throw new InsulaException(
          "Tenant \"" + tenant.id() + "\" was not seeded: " + clean.getMessage() + ". " + UNDONE,
          clean);
    }
  }

  private static void undo(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static void run(Connection connection, Tenant tenant, ReadyFile file)
      throws SQLException {
    Batch batch = new Batch();
    file.statements().forEach(statement -> batch.add(new Batch.Entry(file, statement)));
    try {
      batch.run(connection);
    } catch (Batch.Failed e) {
      throw failed(tenant, e);
    }
  }

  private static SeedFailedException failed(Tenant tenant, Batch.Failed failed) {
    SQLException reason = failed.reason();
    SqlStatement statement = failed.entry().statement();
    return new SeedFailedException(
        "Tenant \"%s\": %s line %d failed at \"%s\": %s. %s"
            .formatted(
                tenant.id(),
                failed.entry().file(),
                failed.line(),
                statement.beginning(),
                Failures.text(reason),
                UNDONE),
        tenant.id(),
        failed.entry().file().toString(),
        failed.line(),
        reason.getSQLState(),
        Failures.clean(reason));
  }
}
