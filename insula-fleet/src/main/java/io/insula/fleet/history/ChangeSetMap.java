package io.insula.fleet.history;

import io.insula.InsulaException;
import io.insula.fleet.MigrationVersion;
import io.insula.fleet.PlaceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says which changesets of Liquibase became which file, where their names don't. Immutable.
 *
 * <p>Read from lines {@code id,author,version}: the version of the file, or the name of a
 * repeatable one such as {@code R__views}, or {@code -} for a changeset that has no file because
 * nothing of it is to be kept. Empty lines, lines that begin with {@code #}, and a first line of
 * headings don't count.
 */
public final class ChangeSetMap {
  private static final String NOTHING = "-";
  private static final String REPEATABLE = "R__";
  private static final String HEADING = "id,author,version";

  private final Map<ChangeSet, String> targets;

  private ChangeSetMap(Map<ChangeSet, String> targets) {
    this.targets = Map.copyOf(targets);
  }

  /** Nothing has to be said. */
  public static ChangeSetMap none() {
    return new ChangeSetMap(Map.of());
  }

  /**
   * Reads a file.
   *
   * @throws InsulaException if it can't be read; names all lines that are wrong
   */
  public static ChangeSetMap read(Path file) {
    try {
      return of(file.toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new InsulaException(file + " can't be read: " + e.getMessage(), e);
    }
  }

  static ChangeSetMap of(String name, List<String> lines) {
    Map<ChangeSet, String> targets = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      boolean heading = i == 0 && line.replace(" ", "").equalsIgnoreCase(HEADING);
      if (!line.isEmpty() && !line.startsWith("#") && !heading) {
        String fault = add(line, targets);
        if (fault != null) {
          faults.add("line " + (i + 1) + ": " + fault);
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new HistoryMismatchException(name + " is wrong", faults);
    }
    return new ChangeSetMap(targets);
  }

  private static @Nullable String add(String line, Map<ChangeSet, String> targets) {
    String[] parts = line.split(",", -1);
    if (parts.length != 3) {
      return "three values are needed: id,author,version";
    }
    String key = key(parts[2].strip());
    if (key == null) {
      return "\"" + parts[2].strip() + "\" is no version, no R__name and not \"-\"";
    }
    ChangeSet set = new ChangeSet(parts[1].strip(), parts[0].strip());
    return targets.put(set, key) == null ? null : "changeset " + set + " is there twice";
  }

  private static @Nullable String key(String target) {
    if (target.equals(NOTHING)) {
      return NOTHING;
    }
    if (target.startsWith(REPEATABLE)) {
      return PlaceFile.keyOfRepeatable(target.substring(REPEATABLE.length()).replace('_', ' '));
    }
    try {
      return PlaceFile.keyOf(MigrationVersion.of(target));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The key of its file; null if nothing is said of it. */
  @Nullable String target(ChangeSet set) {
    return targets.get(set);
  }

  /** Whether that target means that the changeset is left out. */
  static boolean isNothing(String target) {
    return target.equals(NOTHING);
  }

  /** All changesets, by name, that make up the file of that key. */
  Set<String> of(String key) {
    Set<String> sets = new TreeSet<>();
    targets.forEach(
        (set, target) -> {
          if (target.equals(key)) {
            sets.add(set.toString());
          }
        });
    return sets;
  }
}
