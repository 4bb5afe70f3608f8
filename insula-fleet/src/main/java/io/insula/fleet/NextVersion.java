package io.insula.fleet;

import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the next file as the files before it are numbered: {@code 7} → {@code 8}, {@code 007} →
 * {@code 008}, {@code 2.1} → {@code 3}, and a point in time → the present.
 *
 * @param now in UTC
 */
record NextVersion(LocalDateTime now) {
  private static final String FULL = "yyyyMMddHHmmss";
  private static final Pattern STAMP = Pattern.compile("(19|20)\\d{6}(\\d{4}(\\d{2})?)?");
  private static final Pattern DOTTED_STAMP =
      Pattern.compile("(19|20)\\d{2}[._]\\d{2}[._]\\d{2}([._]\\d{2}){0,3}");
  private static final Pattern STAMP_WITH_TIME =
      Pattern.compile("(19|20)\\d{2}[._]\\d{2}[._]\\d{2}[._](\\d{4}|\\d{6})");

  /**
   * The version behind the newest one.
   *
   * @param newest as its file writes it; null if there is none
   * @param timestamp whether it is the time in any case
   */
  String after(@Nullable String newest, boolean timestamp) {
    if (newest == null) {
      return timestamp ? present(FULL) : "1";
    }
    String form = form(newest);
    if (form == null && !timestamp) {
      return increased(newest.split("[._]", 2)[0]);
    }
    String present = present(form == null ? FULL : form);
    boolean later = MigrationVersion.of(present).compareTo(MigrationVersion.of(newest)) > 0;
    return later ? present : lastIncreased(newest);
  }

  /** The form of a time; null if it is none. */
  private static @Nullable String form(String version) {
    if (STAMP.matcher(version).matches()) {
      return FULL.substring(0, version.length());
    }
    if (DOTTED_STAMP.matcher(version).matches()) {
      return spread(version, "yyyy.MM.dd.HH.mm.ss".substring(0, version.length()));
    }
    return STAMP_WITH_TIME.matcher(version).matches()
        ? spread(version, "yyyy.MM.dd.HHmmss".substring(0, version.length()))
        : null;
  }

  private static String spread(String version, String form) {
    return form.replace('.', version.charAt(4));
  }

  private String present(String form) {
    return now.format(DateTimeFormatter.ofPattern(form, Locale.ROOT));
  }

  private static String lastIncreased(String version) {
    int last = Math.max(version.lastIndexOf('.'), version.lastIndexOf('_')) + 1;
    return version.substring(0, last) + increased(version.substring(last));
  }

  private static String increased(String digits) {
    String next = new BigInteger(digits).add(BigInteger.ONE).toString();
    return "0".repeat(Math.max(0, digits.length() - next.length())) + next;
  }
}
