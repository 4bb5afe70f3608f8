package io.insula.fleet;

import java.nio.file.Path;
import java.util.List;

/**
 * The SQL files of one location, in the order in which they apply: versioned ones by version, then
 * repeatable ones by description. Immutable.
 */
public final class MigrationFiles {
  private final List<MigrationFile> files;
  private final List<String> notes;

  private MigrationFiles(List<MigrationFile> files, List<String> notes) {
    this.files = List.copyOf(files);
    this.notes = List.copyOf(notes);
  }

  /** No files. */
  public static MigrationFiles none() {
    return new MigrationFiles(List.of(), List.of());
  }

  /**
   * Reads a directory and those below it; a directory that doesn't exist has no files.
   *
   * @throws InvalidMigrationsException if a name or a text is wrong; names all of them
   */
  public static MigrationFiles in(Path directory) {
    throw new UnsupportedOperationException(directory.toString());
  }

  /**
   * Reads a location of the class path, such as {@code db/tenant}, in directories and jars.
   *
   * @throws InvalidMigrationsException if a name or a text is wrong; names all of them
   */
  public static MigrationFiles onClassPath(ClassLoader loader, String location) {
    throw new UnsupportedOperationException(location + loader);
  }

  /** The files, in order. */
  public List<MigrationFile> files() {
    return files;
  }

  /** What was left out, and why; for people. */
  public List<String> notes() {
    return notes;
  }
}
