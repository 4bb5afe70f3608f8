package io.insula.proof.lint.internal;

import io.insula.jdbc.RoleNames;
import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.InstallSettings;
import java.util.Set;

/**
 * What an installation is meant to be.
 *
 * @param waived objects ({@code schema.name}) that are accepted although they can't be protected
 */
public record Expected(InstallSettings settings, TenantColumn column, Set<String> waived) {
  public Expected {
    waived = Set.copyOf(waived);
  }

  /** Of that installation. */
  public static Expected of(Estate estate) {
    return new Expected(estate.settings(), estate.column(), estate.waived());
  }

  /** The names of its roles. */
  public RoleNames roles() {
    return settings.roles();
  }
}
