package io.insula;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a tenant: immutable, never reused. Lower-case ASCII letters, digits, {@code -} and
 * {@code _}, 1 to 40 characters, the first one a letter or a digit; a UUID fits.
 *
 * @param value the id as text
 */
public record TenantId(String value) implements Comparable<TenantId> {
  /** The greatest length of an id, in characters. */
  public static final int MAX_LENGTH = 40;

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

  /**
   * @throws InvalidTenantIdException if the text does not have the form above
   */
  public TenantId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidTenantIdException(complaint(value));
    }
  }

  /**
   * Reads an id.
   *
   * @throws InvalidTenantIdException if the text is not an id; nothing is folded or trimmed
   */
  public static TenantId of(String value) {
    return new TenantId(value);
  }

  private static String complaint(String value) {
    String rule =
        "a tenant id has 1 to "
            + MAX_LENGTH
            + " characters from a-z, 0-9, - and _, and begins with a letter or a digit";
    String folded = value.toLowerCase(Locale.ROOT);
    String hint =
        FORM.matcher(folded).matches()
            ? "; did you mean \"" + folded + "\"?"
            : ". Nothing was done.";
    return "\"" + printable(value) + "\" is not a tenant id: " + rule + hint;
  }

  /** At most 60 characters, without control or direction characters: fit for a log line. */
  private static String printable(String value) {
    StringBuilder shown = new StringBuilder();
    value
        .codePoints()
        .limit(60)
        .forEach(
            c -> {
              if (c >= ' ' && c < 0x7f && c != '"') {
                shown.appendCodePoint(c);
              } else {
                shown.append(String.format(Locale.ROOT, "\\u{%x}", c));
              }
            });
    return value.codePointCount(0, value.length()) > 60 ? shown + "…" : shown.toString();
  }

  @Override
  public int compareTo(TenantId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
