package io.insula.proof.internal.marks;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Where the values of one tenant's rows come from: the same seed gives the same values, and no two
 * seeds with different letters share any.
 *
 * @param letter a lower-case letter, one for each tenant
 * @param salt makes the values of one run differ from those of another
 */
public record Seed(char letter, int salt) {
  private static final int SALTS = 500;
  private static final int STRIDE = 100_000;

  private static final int SERIALS = 36 * 36 * 36 * 36;

  /**
   * @throws IllegalArgumentException if it is not a letter from {@code a} to {@code p}
   */
  public Seed {
    if (letter < 'a' || letter > 'p') {
      throw new IllegalArgumentException("A seed has a letter from a to p, not " + letter);
    }
    salt = Math.floorMod(salt, SALTS);
  }

  /** The seed of a tenant: its number is the salt. */
  public static Seed of(char letter, long number) {
    return new Seed(letter, (int) (number % SALTS));
  }

  private int index() {
    return letter - 'a';
  }

  /** A text of six characters that says nothing. */
  String text(int serial) {
    String digits = Integer.toString(Math.floorMod(serial * 7 + salt * 3011 + 1009, SERIALS), 36);
    return "z" + letter + "0".repeat(4 - digits.length()) + digits.toLowerCase(Locale.ROOT);
  }

  /** The number that is a key in that row of every table. */
  public long key(int row) {
    return 1_110_000_000L + index() * 50_000_000L + (long) salt * STRIDE + row;
  }

  /** A number of nine or ten digits that is no key. */
  long number(int serial) {
    return key(0) + 1000L + serial;
  }

  /** A number of four digits, for small columns. */
  int small(int row) {
    return 1100 + index() * 100 + row;
  }

  /** A day that no application means. */
  LocalDate day(int serial) {
    return LocalDate.of(2200 + index() * 40, 1, 1).plusDays(serial + salt % 100);
  }

  /** The UUID that is a key in that row of every table. */
  public String uuid(int row) {
    return "%1$c0%1$c0%1$c0%1$c0-0000-4%3$03x-8000-0000000000%2$02x".formatted(hex(), row, salt);
  }

  /** A UUID that is no key. */
  String otherUuid(int serial) {
    return "%1$c0%1$c0%1$c0%1$c0-0000-4%3$03x-9000-%2$012x".formatted(hex(), serial, salt);
  }

  private char hex() {
    return Character.forDigit(index() % 16, 16);
  }
}
