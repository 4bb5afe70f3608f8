package io.insula.proof.leftovers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files of the tool's folder that are named for a purged tenant; the embedded server's are not. */
final class Files {
  private static final int DEPTH = 6;

  private Files() {}

  static List<Leftover> in(Path folder, Census census) {
    if (!java.nio.file.Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = java.nio.file.Files.walk(folder, DEPTH)) {
      return files
          .filter(file -> !folder.relativize(file).startsWith("postgres"))
          .flatMap(file -> leftover(file, census).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Leftover> leftover(Path file, Census census) {
    return census
        .purgedIn(String.valueOf(file.getFileName()))
        .map(
            owner ->
                new Leftover(
                    "",
                    "",
                    Kind.FILE,
                    file.toString(),
                    owner.tenant(),
                    file.toFile().length(),
                    Standing.UNKNOWN,
                    "named for a purged tenant",
                    "rm " + file));
  }
}
