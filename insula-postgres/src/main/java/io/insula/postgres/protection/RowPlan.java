package io.insula.postgres.protection;

import io.insula.jdbc.spi.ProtectionRequest;
import java.util.ArrayList;
import java.util.List;

/** Makes the tables of a schema per tenant: columns, keys, indexes, foreign keys, in that order. */
final class RowPlan {
  private final TenantTables tables;
  private final TenantKey key;
  private final KeyRule rule;
  private final ForeignKeyPlan foreignKeys;

  RowPlan(TenantTables tables, ProtectionRequest request) {
    this.tables = tables;
    this.key = new TenantKey(request.column());
    this.rule = new KeyRule(tables.schema(), key.name(), request.waived());
    this.foreignKeys = new ForeignKeyPlan(tables, key);
  }

  List<Problem> problems() {
    return new RowRefusals(tables, rule, key).problems(foreignKeys.references());
  }

  List<String> statements() {
    KeyPlan keys = new KeyPlan(tables, rule, key);
    List<String> statements = new ArrayList<>();
    statements.addAll(new ColumnPlan(tables, key).statements());
    statements.addAll(foreignKeys.drops());
    statements.addAll(keys.drops());
    statements.addAll(keys.creations());
    statements.addAll(new IndexPlan(tables, rule, key).statements(foreignKeys.references()));
    statements.addAll(foreignKeys.creations());
    return statements;
  }

  /** What a row must fulfil to be the bound tenant's. */
  String condition() {
    return key.owned();
  }
}
