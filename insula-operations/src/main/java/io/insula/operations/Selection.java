package io.insula.operations;

import io.insula.InsulaException;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.UnknownTenantException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which tenants an operation on the fleet is meant for. Immutable. */
public final class Selection {
  private static final Selection ALL = new Selection(null, TenantFilter.all());

  private final @Nullable Set<TenantId> ids;
  private final TenantFilter filter;

  private Selection(@Nullable Set<TenantId> ids, TenantFilter filter) {
    this.ids = ids;
    this.filter = filter;
  }

  /** Every tenant. */
  public static Selection all() {
    return ALL;
  }

  /** These, all of which have to exist. */
  public static Selection of(Collection<TenantId> ids) {
    return new Selection(Set.copyOf(ids), TenantFilter.all());
  }

  /** Those that match. */
  public static Selection where(TenantFilter filter) {
    return new Selection(null, filter);
  }

  /** Whether each was asked for by its id. */
  boolean byName() {
    return ids != null;
  }

  /** Whether it is every tenant. */
  boolean everything() {
    return ids == null && filter.equals(TenantFilter.all());
  }

  /**
   * The tenants whose place is made and not being removed.
   *
   * @throws InsulaException if one that is asked for doesn't exist, or has no place; names all
   */
  List<Tenant> tenants(Records records) {
    if (ids == null) {
      return records.placed(filter);
    }
    List<Tenant> found = new ArrayList<>();
    List<TenantId> missing = new ArrayList<>();
    for (TenantId id : ids) {
      Optional<Tenant> tenant = records.find(id).filter(Records::isPlaced);
      tenant.ifPresentOrElse(found::add, () -> missing.add(id));
    }
    if (missing.size() == 1) {
      throw new UnknownTenantException(missing.get(0));
    }
    if (!missing.isEmpty()) {
      throw new InsulaException(
          "There are no tenants "
              + missing.stream().map(TenantId::value).sorted().collect(Collectors.joining(", "))
              + ". Nothing was done; check the spelling of their ids.");
    }
    return found;
  }

  @Override
  public String toString() {
    return ids == null
        ? everything() ? "all tenants" : "tenants that match"
        : ids.stream().map(TenantId::value).sorted().collect(Collectors.joining(", "));
  }
}
