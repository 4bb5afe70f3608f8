package io.insula.jdbc.spi;

import io.insula.jdbc.TenantColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * What work on places needs: connections of the migrator's role, and the installation's settings.
 * Thread-safe.
 */
public interface Estate {
  /**
   * A new connection of the migrator's role, in autocommit; the caller closes it.
   *
   * @param cluster the name of the cluster
   * @param database a database on it
   */
  Connection migrator(String cluster, String database) throws SQLException;

  /** The shared database of a cluster: where row and schema tenants live. */
  String database(String cluster);

  /** The settings that the installation was made with. */
  InstallSettings settings();

  /** The tenant column of row isolation. */
  TenantColumn column();

  /** Objects ({@code schema.name}) that are accepted although they can't be protected. */
  default Set<String> waived() {
    return Set.of();
  }
}
