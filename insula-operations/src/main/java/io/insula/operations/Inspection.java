package io.insula.operations;

import io.insula.InsulaException;
import io.insula.catalog.CatalogSchema;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.InstallSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether an installation can be opened as it is, and names all that is wrong at once. */
final class Inspection {
  /** The class of SQLSTATE of a login that is refused. */
  private static final String LOGIN_REFUSED = "28";

  private Inspection() {}

  /**
   * Looks at what the builder was told, without connecting.
   *
   * @throws UnfitException if anything is wrong
   */
  static void settings(InsulaBuilder builder) {
    List<String> faults = new ArrayList<>(builder.faults);
    if (builder.secret == null && faults.isEmpty()) {
      faults.add("The secret is missing; give the one that `insula init` wrote, with secret(…).");
    }
    template("schemaTemplate", builder.schemaTemplate, faults);
    template("databaseTemplate", builder.databaseTemplate, faults);
    String migrations = MigrationSource.fault(builder.migrations);
    if (migrations != null) {
      faults.add(migrations);
    }
    if (!faults.isEmpty()) {
      throw new UnfitException(faults);
    }
  }

  private static void template(String setting, String value, List<String> faults) {
    if (value.split("\\{id\\}", -1).length != 2) {
      faults.add(
          setting
              + " \""
              + value
              + "\" must contain {id} exactly once, or tenants would share a name.");
    }
  }

  /**
   * Connects as the application, and looks whether that is safe.
   *
   * @throws UnfitException if anything is wrong
   * @throws InsulaException if the database can't be reached
   */
  static void database(String url, Administration dialect, InstallSettings settings) {
    String user = settings.roles().application();
    List<String> faults;
    try (Connection connection = DriverManager.getConnection(url, user, settings.password(user))) {
      faults = new ArrayList<>(dialect.faults(connection, settings));
      if (faults.isEmpty() && !CatalogSchema.isCurrent(connection)) {
        faults.add(
            "The catalog in this database was made by an older Insula. Run `insula init` again, with"
                + " this version: it adds what is missing, and changes no data.");
      }
    } catch (SQLException e) {
      throw unreachable(user, e);
    }
    if (!faults.isEmpty()) {
      throw new UnfitException(faults);
    }
  }

  private static InsulaException unreachable(String user, SQLException e) {
    if (isLoginRefused(e.getSQLState())) {
      return new UnfitException(
          List.of(
              "The database refuses the login of role \""
                  + user
                  + "\": either the secret is not the one that `insula init` wrote for this server,"
                  + " or `insula init` was not run there, or the role has a password of its own,"
                  + " which application(…) takes. ("
                  + e.getMessage()
                  + ")"));
    }
    return new InsulaException("The database can't be reached: " + e.getMessage(), e);
  }

  private static boolean isLoginRefused(@Nullable String state) {
    return state != null && state.startsWith(LOGIN_REFUSED);
  }
}
