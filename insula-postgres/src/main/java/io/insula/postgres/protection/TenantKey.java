package io.insula.postgres.protection;

import io.insula.jdbc.TenantColumn;
import io.insula.postgres.internal.Identifiers;

/** The tenant column as SQL. */
record TenantKey(TenantColumn column) {
  String name() {
    return column.name();
  }

  String quoted() {
    return Identifiers.quote(column.name());
  }

  /** What the bound tenant's value is; also the default of the column. */
  String bound() {
    return switch (column.type()) {
      case TEXT -> "insula.tenant()";
      case UUID -> "insula.tenant()::uuid";
      case BIGINT -> "insula.tenant_number()";
    };
  }

  /** That a row is the bound tenant's; the sub-select is evaluated once per statement. */
  String owned() {
    return quoted() + " = (select " + bound() + ")";
  }
}
