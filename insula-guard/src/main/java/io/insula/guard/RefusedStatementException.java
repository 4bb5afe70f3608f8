package io.insula.guard;

import java.sql.SQLException;

/** The guard refused a statement. Nothing was sent; the transaction goes on. */
public final class RefusedStatementException extends SQLException {
  /** What SQL calls insufficient privilege. */
  public static final String STATE = "42501";

  private static final int SHOWN = 300;

  private final transient Violation violation;

  RefusedStatementException(Violation violation) {
    super(message(violation), STATE);
    this.violation = violation;
  }

  private static String message(Violation violation) {
    String who =
        violation.tenant() == null ? "nobody" : "tenant \"" + violation.tenant().value() + "\"";
    String statement = violation.statement();
    String shown = statement.length() <= SHOWN ? statement : statement.substring(0, SHOWN) + "…";
    return "The guard refused a statement of "
        + who
        + ", which "
        + violation.rule().what()
        + ": "
        + violation.detail()
        + " ("
        + violation.rule()
        + "). "
        + violation.rule().remedy()
        + " Statement: "
        + shown;
  }

  /** What it broke; the first thing, if there are several. */
  public Violation violation() {
    return violation;
  }
}
