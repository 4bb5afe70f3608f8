package io.insula.operations.waves;

import io.insula.InsulaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The waves of a run, in order. What no wave names goes in a last one, the rest. Immutable.
 *
 * @param all at least one; the last takes all that is left
 */
public record Waves(List<Wave> all) {
  /** Everything at once. */
  public static final Waves NONE = new Waves(List.of(Wave.of("all", new Members.Rest())));

  private static final Wave REST = Wave.of("rest", new Members.Rest());

  /**
   * @throws IllegalArgumentException if two have one name, or one stands behind the rest
   */
  public Waves {
    List<Wave> complete = new ArrayList<>(all);
    if (complete.isEmpty() || !(complete.get(all.size() - 1).members() instanceof Members.Rest)) {
      complete.add(REST);
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < complete.size(); i++) {
      Wave wave = complete.get(i);
      if (!names.add(wave.name())) {
        throw new IllegalArgumentException("There are two waves \"" + wave.name() + "\"");
      }
      if (wave.members() instanceof Members.Rest && i < complete.size() - 1) {
        throw new IllegalArgumentException(
            "Wave \"" + wave.name() + "\" takes all that is left, so it has to be the last");
      }
    }
    all = List.copyOf(complete);
  }

  /** These, in order. */
  public static Waves of(Wave... waves) {
    return new Waves(List.of(waves));
  }

  /**
   * Reads a YAML file.
   *
   * @throws InsulaException if it can't be read
   * @throws IllegalArgumentException if it is wrong; names every fault
   */
  public static Waves load(Path file) {
    try {
      return parse(Files.readString(file), file.getFileName().toString());
    } catch (IOException e) {
      throw new InsulaException("The waves " + file + " can't be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads YAML.
   *
   * @param source what it is called in messages
   * @throws IllegalArgumentException if it is wrong; names every fault
   */
  public static Waves parse(String yaml, String source) {
    return new WavesReader(source).read(yaml);
  }

  /** Whether there is more than one. */
  public boolean several() {
    return all.size() > 1;
  }
}
