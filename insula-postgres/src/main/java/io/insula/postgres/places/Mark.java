package io.insula.postgres.places;

import static io.insula.postgres.internal.Identifiers.literal;
import static io.insula.postgres.internal.Identifiers.quote;

import io.insula.InsulaException;
import org.jspecify.annotations.Nullable;

/**
 * The comment by which a place is known to be Insula's, and whose. Nothing that lacks it is used,
 * changed or dropped.
 */
record Mark(long number) {
  /** How every mark begins. */
  static final String BEGINNING = "Insula: place of tenant";

  String text() {
    return BEGINNING + " number " + number;
  }

  /** Whether a comment says of a place whose it is. */
  static boolean isMark(@Nullable String comment) {
    return comment != null && comment.startsWith(BEGINNING);
  }

  /** {@code comment on …}; the kind is an SQL keyword. */
  String statement(String kind, String name) {
    return "comment on " + kind + " " + quote(name) + " is " + literal(text());
  }

  /**
   * @throws InsulaException if the comment is another one
   */
  void require(String kind, String name, @Nullable String comment) {
    if (!text().equals(comment)) {
      throw new InsulaException(
          "There is a %s \"%s\" that Insula did not make for tenant number %d, so it was left as it is; rename or drop it, or choose another template. If it is the tenant's, say so: %s"
              .formatted(kind, name, number, statement(kind, name)));
    }
  }
}
