package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.embedded.EmbeddedServer;
import io.insula.jdbc.RoleNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How to reach the embedded database, and what to try. */
final class Welcome {
  private final Action action;
  private final EmbeddedServer server;
  private final Path data;

  Welcome(Action action, Site site) {
    this.action = action;
    this.server = site.server().orElseThrow();
    this.data = site.settings().data();
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("url", url());
    document.put("port", server.port());
    document.put("data", data.toAbsolutePath().normalize());
    document.put("secret_file", data.resolve("secret").toAbsolutePath().normalize());
    document.put("superuser", server.user());
    document.put("password_file", data.resolve("password").toAbsolutePath().normalize());
    document.put("application_role", RoleNames.DEFAULT.application());
    return document;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(bold("Insula is up.") + " PostgreSQL answers on port " + server.port() + ".");
    lines.add("");
    lines.add(faint("address        ") + url());
    lines.add(faint("secret         ") + data.resolve("secret"));
    lines.add(
        faint("administrator  ") + server.user() + ", password in " + data.resolve("password"));
    lines.add("");
    lines.add("In Java:  Insula.connect(\"" + url() + "\").secret(…).open()");
    lines.add("In another terminal:");
    lines.addAll(
        tries(
            "tenant create acme --name \"Acme Inc\" --plan pro",
            "tenant list",
            "sql acme \"select current_user\""));
    lines.add("");
    lines.add("Ctrl-C stops it and leaves the data in " + data + ".");
    return lines;
  }

  /** Commands as they would have to be typed here. */
  List<String> tries(String... commands) {
    String insula = System.getProperty("insula.command", "insula");
    String where = data.equals(Path.of(".insula")) ? "" : " --data " + data;
    List<String> lines = new ArrayList<>();
    for (String command : commands) {
      lines.add("  " + action.terminal().styled(Style.CYAN, insula + where + " " + command));
    }
    return lines;
  }

  String url() {
    return server.url(EmbeddedServer.DATABASE);
  }

  private String bold(String text) {
    return action.terminal().styled(Style.BOLD, text);
  }

  private String faint(String text) {
    return action.terminal().styled(Style.DIM, text);
  }
}
