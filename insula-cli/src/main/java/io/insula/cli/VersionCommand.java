package io.insula.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

@Command(
    name = "version",
    header = "Shows the versions of Insula and Java.",
    footer = {"", "Example:  insula version --json"})
final class VersionCommand extends Action implements IVersionProvider {
  @Override
  public Integer call() {
    answer(VersionCommand::document, () -> say(getVersion()[0]));
    return Exit.DONE;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "insula " + number() + " (Java " + System.getProperty("java.version") + ")"
    };
  }

  private static Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("insula", number());
    document.put("java", System.getProperty("java.version"));
    return document;
  }

  /** As the build wrote it. */
  static String number() {
    try (InputStream in = VersionCommand.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("version.properties is missing from insula-cli");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
