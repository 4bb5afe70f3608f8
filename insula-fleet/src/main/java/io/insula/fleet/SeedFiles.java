package io.insula.fleet;

import io.insula.InsulaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** SQL files with rows for tenants to begin with, in the order in which they run. Immutable. */
public final class SeedFiles {
  private final List<MigrationFile> files;

  private SeedFiles(List<MigrationFile> files) {
    this.files = List.copyOf(files);
  }

  /**
   * Those of a directory, by name; not those of directories below it. One that doesn't exist has
   * none.
   *
   * @throws InvalidMigrationsException if one can't be read as UTF-8; names all of them
   */
  public static SeedFiles in(Path directory) {
    return read(SqlTexts.in(directory), directory.toString());
  }

  /**
   * Those of a location of the class path, such as {@code db/seed}, by name; not those of locations
   * below it.
   *
   * @throws InvalidMigrationsException if one can't be read as UTF-8; names all of them
   */
  public static SeedFiles onClassPath(ClassLoader loader, String location) {
    return read(SqlTexts.onClassPath(loader, location), "classpath:" + location);
  }

  /**
   * These, in that order.
   *
   * @throws InvalidMigrationsException if one is missing, or can't be read; names all of them
   */
  public static SeedFiles of(List<Path> paths) {
    List<String> faults = new ArrayList<>();
    List<MigrationFile> files = new ArrayList<>();
    for (Path path : paths) {
      SqlTexts one = new SqlTexts();
      if (!FileName.concerns(path.toString()) || !Files.isRegularFile(path)) {
        faults.add(path + " is no file whose name ends in .sql");
      } else {
        read(one, path);
      }
      faults.addAll(one.faults());
      one.texts().forEach((script, sql) -> files.add(file(script, sql)));
    }
    return new SeedFiles(checked(files, faults, "Seed files can't be read"));
  }

  private static void read(SqlTexts texts, Path path) {
    try {
      texts.file(path.toString(), path);
    } catch (IOException e) {
      throw new InsulaException(path + " can't be read: " + e.getMessage(), e);
    }
  }

  private static SeedFiles read(SqlTexts texts, String location) {
    List<MigrationFile> files = new ArrayList<>();
    texts
        .texts()
        .forEach(
            (script, sql) -> {
              if (script.indexOf('/') < 0) {
                files.add(file(script, sql));
              }
            });
    return new SeedFiles(
        checked(files, texts.faults(), "Seed files in " + location + " can't be read"));
  }

  private static List<MigrationFile> checked(
      List<MigrationFile> files, List<String> faults, String summary) {
    if (!faults.isEmpty()) {
      throw new InvalidMigrationsException(summary, faults);
    }
    return files;
  }

  private static MigrationFile file(String script, String sql) {
    return new MigrationFile(null, script, script, sql);
  }

  /** Their names, in order. */
  public List<String> names() {
    return files.stream().map(MigrationFile::script).toList();
  }

  List<MigrationFile> files() {
    return files;
  }
}
