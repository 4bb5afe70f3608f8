package io.insula.proof.lint.internal;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names and words as SQL. */
public final class Sql {
  private Sql() {}

  /** A name as a quoted identifier. */
  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** {@code "schema"."name"}. */
  public static String quote(String schema, String name) {
    return quote(schema) + "." + quote(name);
  }

  /** A role in a grant: its quoted name, or {@code public}. */
  public static String grantee(String role) {
    return role.equals(Grant.PUBLIC) ? role : quote(role);
  }

  /** Privileges as they are written, sorted. */
  public static String privileges(Collection<String> privileges) {
    return privileges.stream()
        .map(privilege -> privilege.toLowerCase(Locale.ROOT))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
