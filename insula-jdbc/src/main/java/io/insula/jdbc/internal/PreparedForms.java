package io.insula.jdbc.internal;

import io.insula.jdbc.internal.delegate.DelegatingPreparedStatement.Parameter;
import io.insula.jdbc.internal.delegate.DelegatingStatement.Setting;
import io.insula.jdbc.spi.Binding;
import io.insula.jdbc.spi.Session.Complaint;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two forms of a prepared statement, and which of them is in use. */
final class PreparedForms {
  private final TenantConnection connection;
  private final Plan plan;
  private final Forms asked;
  private final @Nullable Parameter[] parameters;
  private final List<Setting> settings = new ArrayList<>(0);
  private @Nullable PreparedStatement plain;
  private @Nullable Prefixed prefixed;
  private @Nullable String query;
  private int shift;
  private volatile PreparedStatement current;
  private int fetchSize;

  /**
   * @param guess whether the binding query will probably be needed
   */
  PreparedForms(TenantConnection connection, Plan plan, Forms asked, boolean guess)
      throws SQLException {
    this.connection = connection;
    this.plan = plan;
    this.asked = asked;
    this.parameters = new Parameter[plan.traits().parameters()];
    if (guess) {
      Binding binding = connection.binder().binding();
      current = newPrefixed(binding).statement();
      shift = binding.values().size();
    } else {
      current = newPlain();
    }
    fetchSize = current.getFetchSize();
  }

  PreparedStatement current() {
    return current;
  }

  /** The form in use, if the statement is not closed. */
  PreparedStatement open() throws SQLException {
    if (current.isClosed()) {
      throw connection.session().complaint(Complaint.STATEMENT_CLOSED);
    }
    return current;
  }

  /** Closes the rows of the form that was in use before, as a new run does. */
  void closeRows(PreparedStatement before) throws SQLException {
    if (before == current || before.isClosed() || before.isCloseOnCompletion()) {
      return;
    }
    ResultSet rows = before.getResultSet();
    if (rows != null) {
      rows.close();
    }
  }

  /** The statement as the user wrote it, with the values, as the driver shows it. */
  @Override
  public String toString() {
    try {
      PreparedStatement form = plain != null ? plain : newPlain();
      apply(form, 0);
      return form.unwrap(PreparedStatement.class).toString();
    } catch (SQLException e) {
      return plan.sql();
    }
  }

  /** The generated keys that the form in use has set aside, or null. */
  @Nullable ResultSet keys() {
    Prefixed form = prefixed;
    return form != null && form.statement() == current ? form.keys() : null;
  }

  /** Whether running it in a transaction of the user's opens a cursor. */
  boolean cursor() throws SQLException {
    return fetchSize > 0 && connection.binder().inTransaction();
  }

  /** Runs the call so that its rows do not depend on a transaction that ends with the call. */
  <T> T withoutCursor(Binder.Call<T> call) throws SQLException {
    if (fetchSize == 0 || connection.binder().inTransaction()) {
      return call.run();
    }
    PreparedStatement form = plain();
    form.setFetchSize(0);
    try {
      return call.run();
    } finally {
      form.setFetchSize(fetchSize);
    }
  }

  void configure(Setting setting) throws SQLException {
    setting.apply(current);
    settings.add(setting);
    PreparedStatement other = other();
    if (other != null) {
      setting.apply(other);
    }
    fetchSize = current.getFetchSize();
  }

  private @Nullable PreparedStatement other() {
    if (current != plain) {
      return plain;
    }
    return prefixed == null ? null : prefixed.statement();
  }

  void parameter(int index, Parameter parameter) throws SQLException {
    if (index < 1 || index > parameters.length) {
      // The driver complains in terms of the user's own text.
      parameter.apply(plain(), index);
      return;
    }
    parameter.apply(current, index + shift);
    parameters[index - 1] = parameter;
  }

  void clearParameters() throws SQLException {
    plain().clearParameters();
    if (prefixed != null) {
      prefixed.clearParameters();
    }
    Arrays.fill(parameters, null);
  }

  /** Takes the statement as it is into use. */
  PreparedStatement plain() throws SQLException {
    open();
    PreparedStatement form = plain != null ? plain : newPlain();
    if (current != form) {
      take(form, 0);
    }
    return form;
  }

  /** Takes the statement behind the binding query into use. */
  Prefixed prefixed(Binding binding) throws SQLException {
    Prefixed form = prefixed;
    if (form == null || !binding.sql().equals(query)) {
      form = newPrefixed(binding);
    }
    if (current != form.statement()) {
      take(form.statement(), binding.values().size());
    }
    return form;
  }

  private void take(PreparedStatement form, int by) throws SQLException {
    shift = by;
    current = form;
    apply(form, by);
  }

  private void apply(PreparedStatement form, int by) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Parameter parameter = parameters[i];
      if (parameter != null) {
        parameter.apply(form, i + 1 + by);
      }
    }
  }

  private PreparedStatement newPlain() throws SQLException {
    PreparedStatement form = configured(asked.prepare(connection.delegate(), plan.sql()));
    plain = form;
    return form;
  }

  private Prefixed newPrefixed(Binding binding) throws SQLException {
    Prefixed before = prefixed;
    if (before != null) {
      before.statement().close();
    }
    String clause = asked.clause(plan, connection.session());
    PreparedStatement form =
        configured(asked.prepare(connection.delegate(), plan, plan.prefixed(binding, clause)));
    Prefixed made = new Prefixed(form, connection.session(), asked.returnsKeys(plan), false);
    prefixed = made;
    query = binding.sql();
    return made;
  }

  private PreparedStatement configured(PreparedStatement form) throws SQLException {
    for (Setting setting : settings) {
      setting.apply(form);
    }
    return form;
  }

  void close() throws SQLException {
    PreparedStatement other = other();
    try {
      current.close();
    } finally {
      if (other != null) {
        other.close();
      }
    }
  }
}
