package io.insula.jdbc.spi;

import java.util.List;

/**
 * One step of an installation.
 *
 * @param title for people, such as {@code "role insula_app"}
 * @param outcome what became of it
 * @param sql the statements, without secrets
 */
public record InstallStep(String title, Outcome outcome, List<String> sql) {
  /** What became of a step. */
  public enum Outcome {
    /** It was already so. */
    PRESENT,
    /** It was done now. */
    DONE,
    /** It would be done: a dry run. */
    PLANNED
  }
}
