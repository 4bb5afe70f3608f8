package io.insula.fleet;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file, as Flyway reads it: {@code V2.1__add_invoices.sql}, {@code R__views.sql}.
 *
 * @param script the name, below the location
 */
record FileName(String script) {
  /** Versioned files by version, then repeatable ones by description. */
  static final Comparator<MigrationFile> ORDER =
      Comparator.comparing(MigrationFile::version, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(file -> file.repeatable() ? file.description() : "");

  private static final Pattern VERSIONED = Pattern.compile("V(\\d+(?:[._]\\d+)*)(?:__(.*))?");
  private static final Pattern REPEATABLE = Pattern.compile("R__(.*)");
  private static final Pattern UNDO = Pattern.compile("U\\d+(?:[._]\\d+)*(?:__.*)?");
  private static final String SUFFIX = ".sql";

  /** Whether a file of that name is ours to judge. */
  static boolean concerns(String script) {
    return script.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
  }

  static FileName parse(String script) {
    return new FileName(script);
  }

  void add(String sql, List<MigrationFile> files, List<String> notes, List<String> faults) {
    String name = name();
    if (!name.endsWith(SUFFIX)) {
      faults.add(script + ": the name ends in .sql, in lower case");
      return;
    }
    String stem = stem();
    Matcher versioned = VERSIONED.matcher(stem);
    Matcher repeatable = REPEATABLE.matcher(stem);
    if (versioned.matches()) {
      String description = versioned.group(2) == null ? "" : versioned.group(2);
      MigrationVersion version = MigrationVersion.of(versioned.group(1));
      files.add(new MigrationFile(version, words(description), script, sql));
    } else if (repeatable.matches() && !repeatable.group(1).isEmpty()) {
      files.add(new MigrationFile(null, words(repeatable.group(1)), script, sql));
    } else if (UNDO.matcher(stem).matches()) {
      notes.add(script + " is an undo file; they are not run");
    } else {
      faults.add(script + ": name it like V1__what_it_does.sql, V1.1__more.sql or R__repeated.sql");
    }
  }

  /** Its version, as it is written there; null if it has none. */
  @Nullable String version() {
    Matcher versioned = VERSIONED.matcher(stem());
    return versioned.matches() ? versioned.group(1) : null;
  }

  private String name() {
    return script.substring(script.lastIndexOf('/') + 1);
  }

  private String stem() {
    return name().endsWith(SUFFIX)
        ? name().substring(0, name().length() - SUFFIX.length())
        : name();
  }

  /** Adds one in Java, whose name is like a file's. */
  static void add(JavaMigration migration, List<MigrationFile> files, List<String> faults) {
    String name = migration.name();
    Matcher versioned = VERSIONED.matcher(name);
    Matcher repeatable = REPEATABLE.matcher(name);
    String script = script(migration);
    if (versioned.matches()) {
      String description = versioned.group(2) == null ? "" : versioned.group(2);
      MigrationVersion version = MigrationVersion.of(versioned.group(1));
      files.add(new MigrationFile(version, words(description), script, migration));
    } else if (repeatable.matches() && !repeatable.group(1).isEmpty()) {
      files.add(new MigrationFile(null, words(repeatable.group(1)), script, migration));
    } else {
      faults.add(
          script
              + ": its name() is \""
              + name
              + "\"; make it like V1__what_it_does, V1_1__more or R__repeated");
    }
  }

  /** The class, unless it has no name of its own. */
  private static String script(JavaMigration migration) {
    Class<?> type = migration.getClass();
    return type.isHidden() || type.isAnonymousClass() ? migration.name() : type.getName();
  }

  private static String words(String description) {
    return description.replace('_', ' ');
  }
}
