package io.insula.operations;

import java.nio.file.Path;
import java.util.List;

/** Which seed files to run. */
public sealed interface SeedSource {
  /** Those in the folder {@code seed} beside the migrations' {@code tenant}. */
  static SeedSource standard() {
    return new Folder("");
  }

  /**
   * Those in a folder below it, such as {@code seed/demo}.
   *
   * @param name of the folder
   * @throws IllegalArgumentException if it is not a simple name
   */
  static SeedSource preset(String name) {
    if (!name.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*")) {
      throw new IllegalArgumentException("\"" + name + "\" is not the name of a folder below seed");
    }
    return new Folder("/" + name);
  }

  /** These files, in that order. */
  static SeedSource files(List<Path> paths) {
    return new Paths(paths);
  }

  /**
   * A folder of the migrations.
   *
   * @param below its name below {@code seed}, with a slash in front; empty for that itself
   */
  record Folder(String below) implements SeedSource {}

  /** Files anywhere. */
  record Paths(List<Path> paths) implements SeedSource {
    public Paths {
      paths = List.copyOf(paths);
    }
  }
}
