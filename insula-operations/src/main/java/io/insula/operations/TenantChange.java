package io.insula.operations;

import io.insula.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is to change in what is known of a tenant; the rest stays. Immutable: each method returns a
 * copy with one change more.
 *
 * <pre>{@code
 * TenantChange.none().plan("enterprise").metadata("size", "large").withoutMetadata("trial")
 * }</pre>
 */
public final class TenantChange {
  private static final TenantChange NONE = new TenantChange(UnaryOperator.identity());

  private final UnaryOperator<Details> change;

  private TenantChange(UnaryOperator<Details> change) {
    this.change = change;
  }

  /** Changes nothing. */
  public static TenantChange none() {
    return NONE;
  }

  /** Another name for people. */
  public TenantChange name(String value) {
    return and(d -> d.with(value, d.code, d.plan, d.region, d.expires));
  }

  /** Another code; null for none. */
  public TenantChange code(@Nullable String value) {
    return and(d -> d.with(d.name, value, d.plan, d.region, d.expires));
  }

  /** Another plan; null for none. */
  public TenantChange plan(@Nullable String value) {
    return and(d -> d.with(d.name, d.code, value, d.region, d.expires));
  }

  /** Another region; null for none. */
  public TenantChange region(@Nullable String value) {
    return and(d -> d.with(d.name, d.code, d.plan, value, d.expires));
  }

  /** When the tenant stops admitting work by itself; null for never. */
  public TenantChange expires(@Nullable Instant value) {
    return and(d -> d.with(d.name, d.code, d.plan, d.region, value));
  }

  /** Sets one feature. */
  public TenantChange feature(String key, Object value) {
    return and(d -> d.with(plus(d.features, key, value), d.metadata, d.limits));
  }

  /** Removes one feature. */
  public TenantChange withoutFeature(String key) {
    return and(d -> d.with(minus(d.features, key), d.metadata, d.limits));
  }

  /** Sets one entry of the metadata. */
  public TenantChange metadata(String key, Object value) {
    return and(d -> d.with(d.features, plus(d.metadata, key, value), d.limits));
  }

  /** Removes one entry of the metadata. */
  public TenantChange withoutMetadata(String key) {
    return and(d -> d.with(d.features, minus(d.metadata, key), d.limits));
  }

  /** Sets one limit. */
  public TenantChange limit(String key, long value) {
    return and(d -> d.with(d.features, d.metadata, plus(d.limits, key, value)));
  }

  /** Removes one limit. */
  public TenantChange withoutLimit(String key) {
    return and(d -> d.with(d.features, d.metadata, minus(d.limits, key)));
  }

  Details applyTo(Tenant tenant) {
    return change.apply(
        new Details(
            tenant.name(),
            tenant.code(),
            tenant.plan(),
            tenant.region(),
            tenant.expires(),
            tenant.features(),
            tenant.metadata(),
            tenant.limits()));
  }

  private TenantChange and(UnaryOperator<Details> next) {
    return new TenantChange(details -> next.apply(change.apply(details)));
  }

  private static <T> Map<String, T> plus(Map<String, T> map, String key, T value) {
    Map<String, T> more = new HashMap<>(map);
    more.put(key, value);
    return more;
  }

  private static <T> Map<String, T> minus(Map<String, T> map, String key) {
    Map<String, T> less = new HashMap<>(map);
    less.remove(key);
    return less;
  }

  /** Everything of a tenant that a change may touch. */
  record Details(
      String name,
      @Nullable String code,
      @Nullable String plan,
      @Nullable String region,
      @Nullable Instant expires,
      Map<String, Object> features,
      Map<String, Object> metadata,
      Map<String, Long> limits) {

    /** The names of the fields that differ. */
    List<String> changed(Tenant tenant) {
      List<String> changed = new ArrayList<>();
      differs(changed, "name", name, tenant.name());
      differs(changed, "code", code, tenant.code());
      differs(changed, "plan", plan, tenant.plan());
      differs(changed, "region", region, tenant.region());
      differs(changed, "expires", expires, tenant.expires());
      differs(changed, "features", features, tenant.features());
      differs(changed, "metadata", metadata, tenant.metadata());
      differs(changed, "limits", limits, tenant.limits());
      return changed;
    }

    private static void differs(
        List<String> changed, String field, @Nullable Object now, @Nullable Object before) {
      if (!Objects.equals(now, before)) {
        changed.add(field);
      }
    }

    /** The tenant with these details instead of its own. */
    Tenant in(Tenant tenant) {
      return new Tenant(
          tenant.id(),
          tenant.number(),
          code,
          name,
          tenant.status(),
          plan,
          region,
          tenant.placement(),
          features,
          metadata,
          limits,
          expires,
          tenant.schemaVersion(),
          tenant.revision(),
          tenant.times());
    }

    static Details of(NewTenant tenant) {
      return new Details(
          tenant.name(),
          tenant.code(),
          tenant.plan(),
          tenant.region(),
          tenant.expires(),
          tenant.features(),
          tenant.metadata(),
          tenant.limits());
    }

    private Details with(
        String name,
        @Nullable String code,
        @Nullable String plan,
        @Nullable String region,
        @Nullable Instant expires) {
      return new Details(name, code, plan, region, expires, features, metadata, limits);
    }

    private Details with(
        Map<String, Object> features, Map<String, Object> metadata, Map<String, Long> limits) {
      return new Details(name, code, plan, region, expires, features, metadata, limits);
    }
  }
}
