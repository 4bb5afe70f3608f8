package io.insula.fleet;

import io.insula.InsulaException;
import java.io.IOException;
import java.net.URI;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Collects the SQL files of a location, and all that is wrong with them. One thread. */
final class SqlTexts {
  private final SortedMap<String, String> texts = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  /** Of a directory and those below it; one that doesn't exist has none. */
  static SqlTexts in(Path directory) {
    SqlTexts texts = new SqlTexts();
    texts.directory(directory);
    return texts;
  }

  /** Of a location of the class path, in directories and jars. */
  static SqlTexts onClassPath(ClassLoader loader, String location) {
    SqlTexts texts = new SqlTexts();
    try {
      for (URL url : Collections.list(loader.getResources(location))) {
        texts.url(url, location);
      }
    } catch (IOException | URISyntaxException e) {
      throw new InsulaException("classpath:" + location + " can't be read: " + e.getMessage(), e);
    }
    return texts;
  }

  /** The texts without a byte order mark, by their names below the location. */
  SortedMap<String, String> texts() {
    return texts;
  }

  /** One sentence for each fault. */
  List<String> faults() {
    return faults;
  }

  private void url(URL url, String location) throws IOException, URISyntaxException {
    if (!url.getProtocol().equals("jar")) {
      directory(Path.of(url.toURI()));
      return;
    }
    String jar = url.getPath().substring(0, url.getPath().lastIndexOf("!/"));
    try (FileSystem archive =
        FileSystems.newFileSystem(Path.of(new URI(jar)), (ClassLoader) null)) {
      directory(archive.getPath(location));
    }
  }

  private void directory(Path directory) {
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

  /** Reads one file, if it is one with SQL. */
  void file(String script, Path file) throws IOException {
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
}
