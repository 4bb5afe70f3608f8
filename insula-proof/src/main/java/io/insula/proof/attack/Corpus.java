package io.insula.proof.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All attacks that we know, one file for each family. Immutable. */
record Corpus(List<Attack> attacks) {
  private static final String LIST = "families.txt";

  Corpus {
    attacks = List.copyOf(attacks);
  }

  /** Reads the files. */
  static Corpus load() {
    List<String> faults = new ArrayList<>();
    List<Attack> attacks = new ArrayList<>();
    for (String family : read(LIST).lines().toList()) {
      attacks.addAll(CorpusReader.read(family, read(family + ".attacks"), faults));
    }
    Set<String> names = new HashSet<>();
    attacks.stream()
        .filter(attack -> !names.add(attack.name()))
        .forEach(attack -> faults.add(attack.family() + ": " + attack.name() + " is there twice"));
    if (!faults.isEmpty()) {
      throw new IllegalStateException("The corpus is faulty:\n" + String.join("\n", faults));
    }
    return new Corpus(attacks);
  }

  /** A file beside this class. */
  static String read(String name) {
    try (InputStream in = Corpus.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The corpus has no file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
