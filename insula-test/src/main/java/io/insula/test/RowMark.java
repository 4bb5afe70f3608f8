package io.insula.test;

import io.insula.Isolation;
import io.insula.jdbc.TenantColumn;

/**
 * What says whose a row is.
 *
 * @param needed whether rows of several tenants are in one table
 * @param column the tenant column
 * @param condition on it, with one parameter
 * @param value of the parameter
 */
record RowMark(boolean needed, String column, String condition, String value) {
  static RowMark of(TestTenant tenant) {
    TenantColumn column = tenant.installation().insula().estate().column();
    boolean number = column.type() == TenantColumn.Type.BIGINT;
    return new RowMark(
        tenant.tenant().placement().isolation() == Isolation.ROW,
        column.name(),
        Sql.quote(column.name()) + " = cast(? as " + column.type().sql() + ")",
        number ? String.valueOf(tenant.tenant().number()) : tenant.id().value());
  }
}
