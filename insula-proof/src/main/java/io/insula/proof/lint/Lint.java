package io.insula.proof.lint;

/**
 * Something that is looked for.
 *
 * @param id stable; lower case words with hyphens
 * @param severity how bad a finding is
 * @param title one phrase: what is the matter
 * @param why why it matters
 * @param fix what to do, in general; a finding has the exact statements
 * @param repair whether it can be mended automatically
 */
public record Lint(
    String id, Severity severity, String title, String why, String fix, Repair repair) {
  @Override
  public String toString() {
    return id;
  }
}
