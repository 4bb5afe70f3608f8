package io.insula.fleet;

import io.insula.InsulaException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
    Reading reading = new Reading();
    reading.directory(directory);
    return reading.result(directory.toString());
  }

  /**
   * Reads a location of the class path, such as {@code db/tenant}, in directories and jars.
   *
   * @throws InvalidMigrationsException if a name or a text is wrong; names all of them
   */
  public static MigrationFiles onClassPath(ClassLoader loader, String location) {
    Reading reading = new Reading();
    try {
      for (URL url : Collections.list(loader.getResources(location))) {
        reading.url(url, location);
      }
    } catch (IOException | URISyntaxException e) {
      throw new InsulaException("classpath:" + location + " can't be read: " + e.getMessage(), e);
    }
    return reading.result("classpath:" + location);
  }

  /** The files, in order. */
  public List<MigrationFile> files() {
    return files;
  }

  /** Those of them that match. */
  MigrationFiles only(Predicate<MigrationFile> condition) {
    return new MigrationFiles(files.stream().filter(condition).toList(), notes);
  }

  /** What was left out, and why; for people. */
  public List<String> notes() {
    return notes;
  }

  /** Collects files and faults, so that all faults are told at once. */
  private static final class Reading {
    private final Map<String, String> texts = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    void url(URL url, String location) throws IOException, URISyntaxException {
      if (!url.getProtocol().equals("jar")) {
        directory(Path.of(url.toURI()));
        return;
      }
      String jar = url.getPath().substring(0, url.getPath().lastIndexOf("!/"));
      try (FileSystem archive =
          FileSystems.newFileSystem(Path.of(new java.net.URI(jar)), (ClassLoader) null)) {
        directory(archive.getPath(location));
      }
    }

    void directory(Path directory) {
      if (!Files.isDirectory(directory)) {
        return;
      }
      try (Stream<Path> below = Files.walk(directory)) {
        for (Path file : below.filter(Files::isRegularFile).sorted().toList()) {
          file(directory.relativize(file).toString().replace('\\', '/'), file);
        }
      } catch (IOException e) {
        throw new InsulaException(directory + " can't be read: " + e.getMessage(), e);
      }
    }

    private void file(String script, Path file) throws IOException {
      if (!FileName.concerns(script)) {
        return;
      }
      try {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String sql = text.startsWith("\ufeff") ? text.substring(1) : text;
        if (texts.put(script, sql) != null) {
          faults.add(script + " is in two places of the class path");
        }
      } catch (CharacterCodingException e) {
        faults.add(script + " is not UTF-8");
      }
    }

    MigrationFiles result(String location) {
      List<MigrationFile> files = new ArrayList<>();
      List<String> notes = new ArrayList<>();
      texts.forEach((script, sql) -> FileName.parse(script).add(sql, files, notes, faults));
      Collections.sort(files, FileName.ORDER);
      for (int i = 1; i < files.size(); i++) {
        if (FileName.ORDER.compare(files.get(i - 1), files.get(i)) == 0) {
          faults.add(
              files.get(i - 1) + " and " + files.get(i) + " have the same version or description");
        }
      }
      if (!faults.isEmpty()) {
        throw new InvalidMigrationsException(
            "The migrations in " + location + " are wrong", faults);
      }
      return new MigrationFiles(files, notes);
    }
  }
}
