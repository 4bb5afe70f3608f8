package io.insula.guard;

import io.insula.jdbc.spi.InstallSettings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Everything that a {@link Guard} can be told. Immutable.
 *
 * @param mode what happens to a statement that breaks a rule
 * @param rules the rules that are judged by
 * @param allowed what passes although a rule would forbid it
 * @param tables which tables only the application filters
 * @param rowSchema the schema of the tables in row isolation
 * @param sharedSchema the schema of shared tables
 * @param texts how many judgements are remembered; pools remember theirs besides
 * @param interval how often listeners and the log are told of the same rule, statement and tenant
 */
public record GuardSettings(
    GuardMode mode,
    Set<Rule> rules,
    Allowances allowed,
    TenantTables tables,
    String rowSchema,
    String sharedSchema,
    int texts,
    Duration interval) {
  /** How many judgements are remembered, unless set. */
  public static final int TEXTS = 10_000;

  /** How often the same is told, unless set. */
  public static final Duration INTERVAL = Duration.ofMinutes(1);

  public GuardSettings {
    rules = Set.copyOf(rules);
    if (texts < 1 || interval.isNegative()) {
      throw new IllegalArgumentException(
          "A guard needs texts >= 1 and an interval that is not negative; got texts="
              + texts
              + ", interval="
              + interval);
    }
  }

  /** The defaults: all rules. */
  public static GuardSettings of(GuardMode mode) {
    return new GuardSettings(
        mode,
        EnumSet.allOf(Rule.class),
        Allowances.DEFAULT,
        TenantTables.NONE,
        InstallSettings.ROW_SCHEMA,
        InstallSettings.SHARED_SCHEMA,
        TEXTS,
        INTERVAL);
  }

  /** The same, in another mode. */
  public GuardSettings with(GuardMode other) {
    return new GuardSettings(
        other, rules, allowed, tables, rowSchema, sharedSchema, texts, interval);
  }

  /** The same, with other allowances; begin with {@link Allowances#DEFAULT}. */
  public GuardSettings with(Allowances other) {
    return new GuardSettings(mode, rules, other, tables, rowSchema, sharedSchema, texts, interval);
  }

  /** The same, with tables that only the application filters. */
  public GuardSettings with(TenantTables other) {
    return new GuardSettings(mode, rules, allowed, other, rowSchema, sharedSchema, texts, interval);
  }

  /** The same, without that rule. */
  public GuardSettings without(Rule rule) {
    Set<Rule> fewer = EnumSet.allOf(Rule.class);
    fewer.retainAll(rules);
    fewer.remove(rule);
    return new GuardSettings(
        mode, fewer, allowed, tables, rowSchema, sharedSchema, texts, interval);
  }

  /** The same, where these are the schemas of row isolation and of shared tables. */
  public GuardSettings withSchemas(String row, String shared) {
    return new GuardSettings(mode, rules, allowed, tables, row, shared, texts, interval);
  }

  /** The same, remembering that many judgements. */
  public GuardSettings withTexts(int remembered) {
    return new GuardSettings(
        mode, rules, allowed, tables, rowSchema, sharedSchema, remembered, interval);
  }

  /** The same, telling the same thing that often. */
  public GuardSettings withInterval(Duration between) {
    return new GuardSettings(mode, rules, allowed, tables, rowSchema, sharedSchema, texts, between);
  }
}
