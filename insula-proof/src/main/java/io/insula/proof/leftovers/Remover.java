package io.insula.proof.leftovers;

import io.insula.Cluster;
import io.insula.InsulaException;
import io.insula.TenantId;
import io.insula.jdbc.spi.Administration;
import io.insula.operations.Insula;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes what is provably a purged tenant's. */
final class Remover {
  private final Insula insula;
  private final Census census;
  private final List<String> removed = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();

  Remover(Insula insula, Census census) {
    this.insula = insula;
    this.census = census;
  }

  Removal remove(List<Leftover> leftovers) {
    Set<TenantId> tenants = new LinkedHashSet<>();
    for (Leftover leftover : leftovers) {
      if (leftover.standing() != Standing.LEFT) {
        continue;
      }
      if (leftover.kind() == Kind.PLACE_STATE) {
        state(leftover);
      } else {
        tenants.add(Objects.requireNonNull(leftover.tenant()));
      }
    }
    tenants.forEach(this::place);
    return new Removal(removed, failed);
  }

  /** As the purge should have done; the catalog is asked again whether there was one. */
  private void place(TenantId tenant) {
    @Nullable Occupant owner = census.named(tenant.value());
    if (owner == null || !owner.purged()) {
      failed.add("Tenant \"" + tenant + "\" is not purged, so nothing of it was removed.");
      return;
    }
    try {
      removed.addAll(
          places(owner.placement().cluster())
              .remove(tenant, owner.number(), owner.placement(), insula.estate())
              .stream()
              .map(line -> tenant + ": " + line)
              .toList());
    } catch (SQLException | InsulaException e) {
      failed.add("Tenant \"" + tenant + "\": " + e.getMessage());
    }
  }

  private Administration.Places places(String cluster) {
    String url =
        insula.clusters().list().stream()
            .filter(known -> known.name().equals(cluster))
            .map(Cluster::url)
            .findFirst()
            .orElseThrow(() -> new InsulaException("There is no cluster \"" + cluster + "\"."));
    return ServiceLoader.load(Administration.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(dialect -> dialect.accepts(url))
        .findFirst()
        .orElseThrow(() -> new InsulaException("No dialect speaks to cluster \"" + cluster + "\"."))
        .places();
  }

  private void state(Leftover leftover) {
    try (Connection home = insula.estate().migrator(leftover.cluster(), leftover.database());
        Statement statement = home.createStatement()) {
      statement.executeUpdate(leftover.remedy());
      removed.add(leftover.tenant() + ": the state of " + leftover.name());
    } catch (SQLException e) {
      failed.add("Tenant \"" + leftover.tenant() + "\": " + e.getMessage());
    }
  }
}
