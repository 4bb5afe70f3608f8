package io.insula.postgres.protection;

import io.insula.InsulaException;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.ProtectionRequest;
import java.sql.Connection;
import java.util.List;

/** Holds the place until table protection is merged. */
public final class TableProtection implements Administration.Protection {
  @Override
  public List<String> protect(Connection migrator, ProtectionRequest request) {
    throw new InsulaException("Tables can't be protected yet");
  }
}
