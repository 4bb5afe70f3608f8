package io.insula.cli;

import io.insula.InsulaException;
import io.insula.embedded.EmbeddedServer;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The embedded server of a data folder, and whether Insula has been installed in it. */
final class Embedded {
  private final InsulaCommand root;
  private final Settings settings;
  private final Path mark;

  Embedded(InsulaCommand root, Settings settings) {
    this.root = root;
    this.settings = settings;
    this.mark = settings.data().resolve("installed");
  }

  EmbeddedServer open() {
    if (!Files.isDirectory(settings.data().resolve("postgres"))) {
      root.terminal
          .err()
          .println("Making a PostgreSQL in " + settings.data() + ", once. It stays there.");
    }
    return EmbeddedServer.open(settings.data());
  }

  /** Installs what this version needs, if it isn't there; whether it wasn't. */
  boolean install(EmbeddedServer server, Secret secret) {
    if (version().equals(installedVersion())) {
      return false;
    }
    Site.installation(
            server.url(EmbeddedServer.DATABASE),
            new Credentials(server.user(), server.password()),
            secret,
            settings)
        .run();
    return true;
  }

  /** Remembers that all is there. */
  void installed() {
    try {
      Files.writeString(mark, version() + "\n");
    } catch (IOException e) {
      throw new InsulaException(mark + " can't be written: " + e, e);
    }
  }

  /** Forgets the server and all that belongs to it, for ever. */
  void wipe() {
    EmbeddedServer.wipe(settings.data());
    try {
      for (String file : new String[] {"installed", "secret", "rules.yaml"}) {
        Files.deleteIfExists(settings.data().resolve(file));
      }
    } catch (IOException e) {
      throw new InsulaException("The embedded database is gone, but not all beside it: " + e, e);
    }
  }

  private String installedVersion() {
    try {
      return Files.exists(mark) ? Files.readString(mark).strip() : "";
    } catch (IOException e) {
      throw new InsulaException(mark + " can't be read: " + e, e);
    }
  }

  private static String version() {
    return VersionCommand.number();
  }
}
