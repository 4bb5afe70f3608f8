package io.insula.fleet.drift;

import io.insula.Isolation;
import io.insula.fleet.MigrationTarget;
import org.jspecify.annotations.Nullable;

/** What the marks in facts stand for at one place. */
final class Marks {
  private static final String SCHEMA = "\u0001";
  private static final String BASE = "\u0002";
  private static final String ROLE = "\u0003";
  static final String GATE = "\u0004";

  private final MigrationTarget target;

  Marks(MigrationTarget target) {
    this.target = target;
  }

  /** For people, or as a part of SQL that the database printed. */
  String resolve(String text) {
    return text.replace(SCHEMA, Sql.name(target.placement().schema()))
        .replace(BASE, Sql.name(target.placement().database()))
        .replace(ROLE, Sql.name(target.placement().role()))
        .replace(GATE, "(only this tenant is bound)");
  }

  /** For people. */
  Difference resolve(Difference difference) {
    return new Difference(
        difference.kind(),
        resolve(difference.object()),
        difference.what(),
        orNull(difference.property()),
        orNull(difference.expected()),
        orNull(difference.actual()));
  }

  private @Nullable String orNull(@Nullable String text) {
    return text == null ? null : resolve(text);
  }

  /** SQL of the reference, as it has to be here. */
  String translate(String sql, Subject reference) {
    String schema = target.placement().schema();
    String here =
        reference.schema().equals(schema) ? sql : sql.replace(reference.schema(), Sql.name(schema));
    boolean ownBase = target.placement().isolation() != Isolation.SCHEMA;
    return resolve(
        ownBase ? here.replace(reference.base(), Sql.name(target.placement().database())) : here);
  }
}
