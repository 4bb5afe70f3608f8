package io.insula.proof.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one file of the corpus. An attack begins with {@code == name}; lines {@code key: value}
 * follow, then one statement to a line, continued by indented lines. {@code then:} stands before
 * what is run after the victim, {@code undo:} before what takes it back. Strict: whatever is not
 * understood is a fault.
 */
final class CorpusReader {
  private static final Set<String> ISOLATIONS = Set.of("row", "schema", "database");
  private static final Pattern KEY = Pattern.compile("(in|from|needs|live|known):\\s+(\\S.*)");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  private final String family;
  private final List<String> faults;
  private final List<Attack> attacks = new ArrayList<>();
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, List<String>> parts = new HashMap<>();
  private String name = "";
  private String part = "steps";
  private int line;

  private CorpusReader(String family, List<String> faults) {
    this.family = family;
    this.faults = faults;
  }

  /**
   * The attacks of a file.
   *
   * @param faults gets what is wrong with it
   */
  static List<Attack> read(String family, String text, List<String> faults) {
    CorpusReader reader = new CorpusReader(family, faults);
    text.lines().forEach(reader::line);
    reader.finish();
    return reader.attacks;
  }

  private void line(String text) {
    line++;
    Matcher key = KEY.matcher(text);
    if (text.isBlank() || text.startsWith("#")) {
      return;
    }
    if (text.startsWith("== ")) {
      finish();
      name = text.substring(3).strip();
    } else if (text.equals("then:") || text.equals("undo:")) {
      part = text.substring(0, 4);
    } else if (key.matches()) {
      key(key.group(1), key.group(2).strip());
    } else if (Character.isWhitespace(text.charAt(0))) {
      continued(text);
    } else {
      statement(text);
    }
  }

  private void key(String key, String value) {
    check(parts.isEmpty(), "a key stands behind a statement");
    check(keys.put(key, value) == null, "the key " + key + " stands there twice");
  }

  private void statement(String text) {
    check(!name.isEmpty(), "a statement stands before the first name");
    checkPlaceholders(text);
    parts.computeIfAbsent(part, p -> new ArrayList<>()).add(text);
  }

  private void continued(String text) {
    List<String> statements = parts.get(part);
    if (statements == null) {
      fault("an indented line continues nothing");
      return;
    }
    checkPlaceholders(text);
    int last = statements.size() - 1;
    statements.set(last, statements.get(last) + "\n" + text.strip());
  }

  private void checkPlaceholders(String text) {
    Matcher placeholders = PLACEHOLDER.matcher(text);
    while (placeholders.find()) {
      String word = placeholders.group(1);
      check(Words.ALL.contains(word), "nobody knows ${" + word + "}");
    }
  }

  private void finish() {
    if (!name.isEmpty()) {
      check(NAME.matcher(name).matches(), "\"" + name + "\" is no name");
      check(parts.containsKey("steps"), name + " has no statement");
      attacks.add(attack());
    }
    keys.clear();
    parts.clear();
    part = "steps";
  }

  private Attack attack() {
    return new Attack(
        name,
        family,
        isolations(),
        version(),
        keys.getOrDefault("needs", ""),
        yes(keys.getOrDefault("live", "yes")),
        keys.getOrDefault("known", ""),
        parts.getOrDefault("steps", List.of()),
        parts.getOrDefault("then", List.of()),
        parts.getOrDefault("undo", List.of()));
  }

  private Set<String> isolations() {
    String value = keys.get("in");
    Set<String> named =
        value == null ? ISOLATIONS : new TreeSet<>(Arrays.asList(value.split(",\\s*", -1)));
    check(ISOLATIONS.containsAll(named), "\"" + value + "\" are no isolations");
    return named;
  }

  private int version() {
    String value = keys.getOrDefault("from", "0");
    boolean number = value.matches("\\d{1,3}");
    check(number, "\"" + value + "\" is no version");
    return number ? Integer.parseInt(value) : 0;
  }

  private boolean yes(String value) {
    check(value.equals("yes") || value.equals("no"), "live is yes or no");
    return value.equals("yes");
  }

  private void check(boolean right, String fault) {
    if (!right) {
      fault(fault);
    }
  }

  private void fault(String fault) {
    faults.add(family + ", line " + line + ": " + fault);
  }
}
