package io.insula.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One command, run in this JVM, and what came of it. */
record CommandRun(int code, String out, String err) {
  static CommandRun of(String... arguments) {
    return typed("", Terminal.Abilities.NONE, Map.of(), arguments);
  }

  static CommandRun with(Map<String, String> environment, String... arguments) {
    return typed("", Terminal.Abilities.NONE, environment, arguments);
  }

  /** With somebody who types that. */
  static CommandRun typed(
      String input,
      Terminal.Abilities abilities,
      Map<String, String> environment,
      String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new BufferedReader(new StringReader(input)),
            abilities);
    int code = new Cli(terminal, environment, new ShutDown()).run(arguments);
    return new CommandRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Standard output, which must be one document and nothing else. */
  JsonNode json() {
    return new ObjectMapper()
        .reader(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .readTree(out);
  }
}
