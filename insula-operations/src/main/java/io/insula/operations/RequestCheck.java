package io.insula.operations;

import io.insula.InsulaException;
import io.insula.InvalidTenantIdException;
import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.jdbc.TenantColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at what is asked for before anything is done; what it refuses leaves no trace. */
final class RequestCheck {
  /** The greatest length of a name, a code, a plan or a region, in characters. */
  static final int MAX_LENGTH = 200;

  /** How the ids begin that stand for tenants to come; a number follows. */
  static final String READY = "ready_";

  private static final Pattern KEPT = Pattern.compile(READY + "[0-9]+");

  private static final Set<String> RESERVED =
      Set.of(
          "insula",
          "public",
          "shared",
          "information_schema",
          "postgres",
          "template0",
          "template1",
          "mysql",
          "sys");

  private RequestCheck() {}

  /**
   * Refuses an id that is reserved, or that the tenant column can't hold.
   *
   * @throws InvalidTenantIdException if so
   */
  static void id(TenantId id, Isolation isolation, TenantColumn column) {
    if (RESERVED.contains(id.value())
        || id.value().startsWith("pg_")
        || KEPT.matcher(id.value()).matches()) {
      throw new InvalidTenantIdException(
          "\""
              + id
              + "\" is reserved and can't be a tenant id. Choose another one; nothing was"
              + " created.");
    }
    if (isolation == Isolation.ROW && column.type() == TenantColumn.Type.UUID && !isUuid(id)) {
      throw new InvalidTenantIdException(
          "\""
              + id
              + "\" can't be a tenant id in row isolation here: the tenant column \""
              + column.name()
              + "\" is of type uuid, so that the id must be a UUID in lower case. Nothing was"
              + " created.");
    }
  }

  private static boolean isUuid(TenantId id) {
    try {
      return UUID.fromString(id.value()).toString().equals(id.value());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Refuses texts and values that the catalog can't hold; names all of them.
   *
   * @throws InsulaException if there are any
   */
  static void details(TenantId id, TenantChange.Details details) {
    List<String> faults = new ArrayList<>();
    if (details.name().isBlank()) {
      faults.add("the name is blank");
    }
    text("name", details.name(), faults);
    text("code", details.code(), faults);
    text("plan", details.plan(), faults);
    text("region", details.region(), faults);
    values("features", details.features(), faults);
    values("metadata", details.metadata(), faults);
    if (!faults.isEmpty()) {
      throw new InsulaException(
          "Tenant \""
              + id
              + "\" can't be saved: "
              + String.join("; ", faults)
              + ". Nothing was changed.");
    }
  }

  private static void text(String field, @Nullable String value, List<String> faults) {
    if (value == null) {
      return;
    }
    if (value.length() > MAX_LENGTH) {
      faults.add(
          "the "
              + field
              + " has "
              + value.length()
              + " characters, and "
              + MAX_LENGTH
              + " are allowed");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      faults.add("the " + field + " has control characters in it");
    }
  }

  private static void values(String field, Map<String, Object> values, List<String> faults) {
    values.forEach(
        (key, value) -> {
          if (!isJson(value)) {
            faults.add(
                "the value of \""
                    + key
                    + "\" in the "
                    + field
                    + " is a "
                    + value.getClass().getSimpleName()
                    + ", and only text, numbers, booleans, lists and maps are allowed");
          }
        });
  }

  private static boolean isJson(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.keySet().stream().allMatch(String.class::isInstance)
          && map.values().stream().allMatch(RequestCheck::isJson);
    }
    if (value instanceof Collection<?> list) {
      return list.stream().allMatch(RequestCheck::isJson);
    }
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean;
  }
}
