package io.insula.proof.prover;

import io.insula.proof.prover.RecordedStatement.Form;
import io.insula.proof.prover.RecordedStatement.Keys;
import io.insula.proof.prover.RecordedValue.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A recording as JSON lines. */
final class RecordingFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RecordingFile() {}

  static void write(Recording recording, Path file) {
    StringBuilder lines = new StringBuilder();
    recording
        .statements()
        .forEach(one -> lines.append(JSON.writeValueAsString(document(one))).append('\n'));
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Files.writeString(part, lines);
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The recording " + file + " cannot be written", e);
    }
  }

  private static ObjectNode document(RecordedStatement one) {
    ObjectNode document = JSON.createObjectNode();
    document.put("sql", one.sql());
    document.put("form", label(one.form()));
    document.put("transaction", one.transaction());
    document.put("times", one.times());
    if (one.keys().wanted()) {
      ArrayNode keys = document.putArray("keys");
      one.keys().columns().forEach(keys::add);
    }
    ArrayNode runs = document.putArray("values");
    for (List<RecordedValue> values : one.values()) {
      ArrayNode run = runs.addArray();
      values.forEach(value -> run.add(document(value)));
    }
    return document;
  }

  private static ObjectNode document(RecordedValue value) {
    ObjectNode document = JSON.createObjectNode();
    document.put("type", label(value.kind()));
    if (value.name() != null) {
      document.put("name", value.name());
    }
    if (value.text() != null) {
      document.put("text", value.text());
    }
    return document;
  }

  static Recording read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("The recording " + file + " cannot be read", e);
    }
  }

  static Recording parse(String text, String name) {
    List<RecordedStatement> statements = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        statements.add(statement(line, name, number));
      }
    }
    return new Recording(statements);
  }

  private static RecordedStatement statement(String line, String name, int number) {
    try {
      return statement(JSON.readTree(line));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Line " + number + " of " + name + " is not a recorded statement", e);
    }
  }

  private static RecordedStatement statement(JsonNode document) {
    if (!document.path("sql").isString()) {
      throw new IllegalArgumentException("It has no sql");
    }
    List<List<RecordedValue>> runs = new ArrayList<>();
    for (JsonNode run : document.path("values")) {
      List<RecordedValue> values = new ArrayList<>();
      run.forEach(value -> values.add(value(value)));
      runs.add(values);
    }
    return new RecordedStatement(
        document.path("sql").asString(),
        Form.valueOf(constant(document.path("form").asString("plain"))),
        keys(document.path("keys")),
        runs,
        document.path("transaction").asLong(0),
        document.path("times").asLong(1));
  }

  private static Keys keys(JsonNode columns) {
    List<String> names = new ArrayList<>();
    columns.forEach(column -> names.add(column.asString()));
    return new Keys(columns.isArray(), names);
  }

  private static RecordedValue value(JsonNode document) {
    return new RecordedValue(
        Kind.valueOf(constant(document.path("type").asString())),
        text(document.path("text")),
        text(document.path("name")));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String constant(String label) {
    return label.toUpperCase(Locale.ROOT);
  }
}
