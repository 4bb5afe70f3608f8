package io.insula.guard.internal;

import java.util.Set;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Values that can name the tenant in a text that all tenants share. */
final class Bindings {
  private static final Set<String> TENANT = Set.of("insula.tenant", "insula.tenant_number");

  private Bindings() {}

  static boolean isBinding(Expression value) {
    if (value instanceof JdbcParameter) {
      return true;
    }
    if (value instanceof CastExpression cast) {
      return isBinding(cast.getLeftExpression());
    }
    if (value instanceof Function function) {
      return TENANT.contains(function.getName());
    }
    if (value instanceof ParenthesedExpressionList<?> list) {
      return list.size() == 1 && isBinding(list.get(0));
    }
    return value instanceof ParenthesedSelect inner
        && inner.getSelect() instanceof PlainSelect select
        && select.getFromItem() == null
        && select.getSelectItems().size() == 1
        && isBinding(select.getSelectItems().get(0).getExpression());
  }
}
