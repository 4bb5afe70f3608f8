package io.insula.fleet.history;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Liquibase knows a change by, next to the name of its file. */
record ChangeSet(String author, String id) {
  private static final Pattern FORMATTED =
      Pattern.compile(
          "(?im)^\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:\\r\\n]+):\\s*(\"[^\"]+\"|\\S+)");

  /** Those that an SQL file in Liquibase's format declares, in order; none for plain SQL. */
  static Set<ChangeSet> declared(String sql) {
    Set<ChangeSet> declared = new LinkedHashSet<>();
    Matcher matcher = FORMATTED.matcher(sql);
    while (matcher.find()) {
      declared.add(new ChangeSet(unquoted(matcher.group(1)), unquoted(matcher.group(2))));
    }
    return declared;
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
        ? bare.substring(1, bare.length() - 1)
        : bare;
  }

  /** As Liquibase writes it. */
  @Override
  public String toString() {
    return author + ":" + id;
  }
}
