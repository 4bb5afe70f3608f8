package io.insula.proof.lint;

import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import io.insula.proof.lint.internal.Place;
import io.insula.proof.lint.internal.Place.Policy;
import io.insula.proof.lint.internal.Place.Relation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the policies of a place should be, and how one that is there differs. */
record Wall(Place place) {
  /** The policy that restricts. */
  static final String RESTRICTIVE = "insula_tenant";

  /** The policy that lets anybody in at all. */
  static final String OPENING = "insula_open";

  /** The alias that the database gives to the column of a sub-select. */
  private static final Pattern ALIAS = Pattern.compile(" AS (tenant|tenant_number)\\)");

  private static final Pattern NOISE = Pattern.compile("[\\s()\"]|::text");
  private static final Pattern OR = Pattern.compile("\\bOR\\b");
  private static final Pattern GATE =
      Pattern.compile("selectinsula\\.tenant_number='(\\d+)'::bigint");
  private static final Pattern BARE = Pattern.compile("(?<!select)insula\\.tenant");

  /** How the restricting policy of a table differs; the first that holds. */
  enum Fault {
    MISSING,
    PERMISSIVE,
    PARTIAL,
    OR,
    OTHER_TENANT,
    BARE_CALL,
    WRITES_OPEN,
    CHANGED
  }

  /** Empty if the table's wall is as it should be. */
  Optional<Fault> fault(Relation table) {
    List<Policy> walls =
        place.policies(table).stream().filter(one -> one.name().equals(RESTRICTIVE)).toList();
    return walls.isEmpty() ? Optional.of(Fault.MISSING) : fault(walls.get(0));
  }

  private Optional<Fault> fault(Policy policy) {
    if (policy.permissive()) {
      return Optional.of(Fault.PERMISSIVE);
    }
    if (!policy.everyCommand() || !policy.roles().equals(List.of(place.site().role()))) {
      return Optional.of(Fault.PARTIAL);
    }
    String visible = plain(policy.visible());
    String writable = policy.writable().isEmpty() ? visible : plain(policy.writable());
    if (visible.equals(expected()) && writable.equals(expected())) {
      return Optional.empty();
    }
    return Optional.of(expression(policy, visible));
  }

  private Fault expression(Policy policy, String visible) {
    if (OR.matcher(policy.visible() + " " + policy.writable()).find()) {
      return Fault.OR;
    }
    Matcher gate = GATE.matcher(visible);
    if (place.site().kind() == Kind.SCHEMA
        && gate.matches()
        && !gate.group(1).equals(String.valueOf(place.site().number()))) {
      return Fault.OTHER_TENANT;
    }
    if (visible.equals(expected())) {
      return Fault.WRITES_OPEN;
    }
    return BARE.matcher(visible).find() ? Fault.BARE_CALL : Fault.CHANGED;
  }

  /** The condition, as {@link #plain} gives it. */
  private String expected() {
    return place.site().kind() == Kind.SCHEMA
        ? "selectinsula.tenant_number='" + place.site().number() + "'::bigint"
        : plain(place.expected().column().name()) + "=select" + bound();
  }

  private String bound() {
    TenantColumn.Type type = place.expected().column().type();
    return switch (type) {
      case TEXT -> "insula.tenant";
      case UUID -> "insula.tenant::uuid";
      case BIGINT -> "insula.tenant_number";
    };
  }

  /** Without what the database adds, or leaves out, when it prints an expression. */
  private static String plain(String expression) {
    String bare = ALIAS.matcher(expression).replaceAll(")");
    return NOISE.matcher(bare).replaceAll("").replace("SELECT", "select");
  }

  /** Whether the policy lets in by a plain setting, in whatever state that is. */
  static boolean opensBySetting(Policy policy) {
    String text = (policy.visible() + " " + policy.writable()).toLowerCase(Locale.ROOT);
    return text.contains("current_setting(");
  }

  /** Whether Hibernate made the policy, for its tenant column. */
  static boolean hibernates(Policy policy) {
    return policy.name().equals("hibernate_tenant_isolation")
        || (policy.visible() + policy.writable()).contains("hibernate.tenant_id");
  }

  /** Whether the policy is one of Insula's two. */
  static boolean ours(Policy policy) {
    return policy.name().equals(RESTRICTIVE) || policy.name().equals(OPENING);
  }
}
