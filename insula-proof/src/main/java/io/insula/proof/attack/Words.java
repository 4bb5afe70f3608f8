package io.insula.proof.attack;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the placeholders of the corpus stand for, in one run of one attack. */
final class Words {
  /**
   * Every placeholder.
   *
   * <ul>
   *   <li>{@code vault}, {@code note}, {@code ticket}, {@code shelf}, {@code whisper}: the names of
   *       the probe's tables, view and function, without a schema
   *   <li>{@code mine}, {@code their}: the schema of the attacker's and of the victim's tables; in
   *       database isolation, where they are all called the same, the latter with its database
   *   <li>{@code their_schema}, {@code their_database}, {@code their_role}: names, without quotes
   *   <li>{@code victim}, {@code number}, {@code attacker}: ids and surrogate number
   *   <li>{@code column}: the tenant column
   *   <li>{@code setting}: the setting that says who is bound, {@code claim}: a value of it that
   *       claims to be the victim, {@code stolen}: the victim's own, from another connection,
   *       {@code expired}: one that was good on this connection, {@code resealed}: one with another
   *       secret's seal
   *   <li>{@code their_row}, {@code my_row}: ids of rows; {@code guess_row}: the first, or of none
   *   <li>{@code guess}, {@code guess_secret}: what the victim has in a column, or has not
   *   <li>{@code fresh}: something new; {@code their_pid}: the backend of another session of the
   *       victim; {@code my_role}, {@code my_password}: the login
   * </ul>
   */
  static final Set<String> ALL =
      Set.of(
          "vault",
          "note",
          "ticket",
          "shelf",
          "whisper",
          "mine",
          "their",
          "their_schema",
          "their_database",
          "their_role",
          "victim",
          "number",
          "attacker",
          "column",
          "setting",
          "claim",
          "stolen",
          "expired",
          "resealed",
          "their_row",
          "my_row",
          "guess_row",
          "guess",
          "guess_secret",
          "fresh",
          "their_pid",
          "my_role",
          "my_password");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z_]+)}");

  private final Map<String, String> values;

  Words(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  String fill(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    return matcher.replaceAll(
        match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
  }

  /** The value of a placeholder. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }
}
