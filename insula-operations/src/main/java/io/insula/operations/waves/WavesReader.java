package io.insula.operations.waves;

import io.insula.InvalidTenantIdException;
import io.insula.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads waves from YAML; tells all faults at once. */
final class WavesReader {
  private static final Set<String> WAVE =
      Set.of("name", "tenants", "plan", "percent", "count", "gate");
  private static final Set<String> GATE = Set.of("failures", "sql", "pause", "manual");
  private static final Pattern PAUSE = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");
  private static final Pattern SHARE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*%?");

  private final String source;
  private final List<String> faults = new ArrayList<>();

  WavesReader(String source) {
    this.source = source;
  }

  Waves read(String yaml) {
    List<Wave> waves = new ArrayList<>();
    for (Object entry : entries(yaml)) {
      Wave wave = entry instanceof Map<?, ?> map ? wave(map, waves.size() + 1) : null;
      if (wave != null) {
        waves.add(wave);
      } else if (!(entry instanceof Map<?, ?>)) {
        faults.add("each wave is a list of settings, such as \"- name: canary\"");
      }
    }
    if (faults.isEmpty()) {
      try {
        return new Waves(waves);
      } catch (IllegalArgumentException e) {
        faults.add(String.valueOf(e.getMessage()));
      }
    }
    throw new IllegalArgumentException(
        "The waves in " + source + " cannot be used:\n- " + String.join("\n- ", faults));
  }

  private List<?> entries(String yaml) {
    try {
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      Object list = tree instanceof Map<?, ?> map ? map.get("waves") : null;
      if (list instanceof List<?> entries && !entries.isEmpty()) {
        return entries;
      }
      faults.add("it begins with \"waves:\" and has a list below it");
    } catch (YAMLException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
    return List.of();
  }

  private @Nullable Wave wave(Map<?, ?> map, int number) {
    String name = map.get("name") == null ? "wave " + number : String.valueOf(map.get("name"));
    unknown(map, WAVE, name);
    int before = faults.size();
    Members members = members(map, name);
    Gate gate = map.get("gate") == null ? Gate.DEFAULT : gate(map.get("gate"), name);
    return faults.size() == before && members != null && gate != null
        ? new Wave(name, members, gate)
        : null;
  }

  private void unknown(Map<?, ?> map, Set<String> known, String name) {
    for (Object key : map.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        faults.add(
            "wave \"" + name + "\": unknown setting \"" + key + "\"; there are " + sorted(known));
      }
    }
  }

  private static String sorted(Set<String> known) {
    return String.join(", ", known.stream().sorted().toList());
  }

  private @Nullable Members members(Map<?, ?> map, String name) {
    List<String> said =
        List.of("tenants", "plan", "percent", "count").stream().filter(map::containsKey).toList();
    if (said.size() > 1) {
      faults.add("wave \"" + name + "\": say one of " + String.join(" and ", said));
      return null;
    }
    try {
      return said.isEmpty() ? new Members.Rest() : members(said.get(0), map.get(said.get(0)));
    } catch (InvalidTenantIdException | IllegalArgumentException e) {
      faults.add("wave \"" + name + "\": " + e.getMessage());
      return null;
    }
  }

  private static Members members(String kind, @Nullable Object value) {
    return switch (kind) {
      case "tenants" -> new Members.Named(tenants(value));
      case "plan" -> new Members.OfPlan(String.valueOf(value));
      case "percent" -> new Members.Percent(100 * share(value));
      default -> new Members.Count((int) Math.min(Integer.MAX_VALUE, Math.round(number(value))));
    };
  }

  private static Set<TenantId> tenants(@Nullable Object value) {
    Set<TenantId> ids = new LinkedHashSet<>();
    List<?> names =
        value instanceof List<?> list ? list : List.of(String.valueOf(value).split(","));
    names.forEach(name -> ids.add(TenantId.of(String.valueOf(name).strip())));
    return ids;
  }

  private @Nullable Gate gate(Object value, String name) {
    if (!(value instanceof Map<?, ?> map)) {
      faults.add("wave \"" + name + "\": gate has settings below it: " + sorted(GATE));
      return null;
    }
    unknown(map, GATE, name);
    try {
      return new Gate(
          map.get("failures") == null ? 0 : share(map.get("failures")),
          map.get("sql") == null ? null : String.valueOf(map.get("sql")),
          map.get("pause") == null ? Duration.ZERO : pause(String.valueOf(map.get("pause"))),
          Boolean.TRUE.equals(map.get("manual")));
    } catch (IllegalArgumentException e) {
      faults.add("wave \"" + name + "\": " + e.getMessage());
      return null;
    }
  }

  private static double share(@Nullable Object value) {
    Matcher matcher = SHARE.matcher(String.valueOf(value));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("\"" + value + "\" is no share, such as 5%");
    }
    return Double.parseDouble(matcher.group(1)) / 100;
  }

  private static double number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("\"" + value + "\" is no number");
  }

  private static Duration pause(String text) {
    Matcher matcher = PAUSE.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is no pause, such as 30s, 10m or 2h");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
