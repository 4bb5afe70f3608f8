package io.insula.postgres.protection;

import java.util.regex.Pattern;

/** Compares expressions that we wrote with what the database prints of them. */
final class Expressions {
  /** The alias that the database gives to the column of {@code (select insula.tenant())}. */
  private static final Pattern ALIAS = Pattern.compile(" AS (tenant|tenant_number)\\)");

  private static final Pattern NOISE = Pattern.compile("[\\s()\"]|::text");

  private Expressions() {}

  static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String expression) {
    String bare = ALIAS.matcher(expression).replaceAll(")");
    return NOISE.matcher(bare).replaceAll("").replace("SELECT", "select");
  }
}
