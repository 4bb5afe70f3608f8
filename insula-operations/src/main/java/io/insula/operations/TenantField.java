package io.insula.operations;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Something of a new tenant that a rule can look at; values are compared as text. */
final class TenantField {
  private static final Map<String, Function<NewTenant, @Nullable Object>> FIELDS =
      Map.of(
          "id", tenant -> tenant.id(),
          "name", NewTenant::name,
          "code", NewTenant::code,
          "plan", NewTenant::plan,
          "region", NewTenant::region);

  private final Function<NewTenant, @Nullable Object> value;

  private TenantField(Function<NewTenant, @Nullable Object> value) {
    this.value = value;
  }

  /** The field of that name, or null if there is none. */
  static @Nullable TenantField of(String name) {
    if (name.startsWith("metadata.")) {
      String key = name.substring("metadata.".length());
      return new TenantField(tenant -> tenant.metadata().get(key));
    }
    if (name.startsWith("features.")) {
      String key = name.substring("features.".length());
      return new TenantField(tenant -> tenant.features().get(key));
    }
    if (name.startsWith("limits.")) {
      String key = name.substring("limits.".length());
      return new TenantField(tenant -> tenant.limits().get(key));
    }
    Function<NewTenant, @Nullable Object> field = FIELDS.get(name);
    return field == null ? null : new TenantField(field);
  }

  static String unknown(String name) {
    return "\""
        + name
        + "\" is nothing of a tenant; use id, name, code, plan, region, metadata.KEY,"
        + " features.KEY or limits.KEY";
  }

  Predicate<NewTenant> in(Collection<String> values) {
    Set<String> wanted = Set.copyOf(values);
    return tenant -> {
      Object actual = value.apply(tenant);
      return actual != null && wanted.contains(actual.toString());
    };
  }

  Predicate<NewTenant> present(boolean expected) {
    return tenant -> (value.apply(tenant) != null) == expected;
  }
}
