package io.insula.operations;

import io.insula.Isolation;
import io.insula.operations.IsolationRules.Rule;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads isolation rules from YAML: as a tree only, no objects are made; all faults at once. */
final class RulesReader {
  private final String source;
  private final List<String> faults = new ArrayList<>();

  RulesReader(String source) {
    this.source = source;
  }

  IsolationRules read(String yaml) {
    Node root = tree(yaml);
    IsolationRules rules = root == null ? empty() : rules(root);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "The isolation rules cannot be used:\n- " + String.join("\n- ", faults));
    }
    return rules;
  }

  private @Nullable Node tree(String yaml) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      faults.add(source + " line " + line + ": " + e.getProblem());
      return null;
    }
  }

  private static IsolationRules empty() {
    return IsolationRules.defaultTo(IsolationRules.DEFAULT_ISOLATION);
  }

  private IsolationRules rules(Node root) {
    Map<String, Node> entries = entries(root, Set.of("default", "rules"));
    Node fallback = entries.get("default");
    Isolation isolation = fallback == null ? null : isolation(fallback);
    IsolationRules rules = isolation == null ? empty() : IsolationRules.defaultTo(isolation);
    for (Node rule : list(entries.get("rules"))) {
      rules = rules.with(rule(rule));
    }
    return rules;
  }

  private Rule rule(Node node) {
    Map<String, Node> entries = entries(node, Set.of("when", "isolation", "cluster"));
    Node isolation = entries.get("isolation");
    Node cluster = entries.get("cluster");
    Node when = entries.get("when");
    if (isolation == null && cluster == null) {
      fault(node, "a rule needs \"isolation\" or \"cluster\"");
    }
    if (when == null) {
      fault(node, "a rule needs \"when\"; use \"default\" for all other tenants");
    }
    return new Rule(
        when == null ? tenant -> false : condition(when),
        isolation == null ? null : isolation(isolation),
        cluster == null ? null : text(cluster));
  }

  private Predicate<NewTenant> condition(Node when) {
    Predicate<NewTenant> all = tenant -> true;
    for (Map.Entry<String, Node> entry : entries(when, null).entrySet()) {
      TenantField field = TenantField.of(entry.getKey());
      if (field == null) {
        fault(entry.getValue(), TenantField.unknown(entry.getKey()));
      } else {
        all = all.and(test(field, entry.getValue()));
      }
    }
    return all;
  }

  private Predicate<NewTenant> test(TenantField field, Node node) {
    if (node instanceof SequenceNode) {
      return field.in(texts(node));
    }
    if (!(node instanceof MappingNode)) {
      return field.in(List.of(text(node)));
    }
    Predicate<NewTenant> all = tenant -> true;
    for (Map.Entry<String, Node> test :
        entries(node, Set.of("equals", "in", "present")).entrySet()) {
      all =
          all.and(
              switch (test.getKey()) {
                case "equals" -> field.in(List.of(text(test.getValue())));
                case "in" -> field.in(texts(test.getValue()));
                default -> field.present(flag(test.getValue()));
              });
    }
    return all;
  }

  private boolean flag(Node node) {
    String text = text(node);
    if (!text.equals("true") && !text.equals("false")) {
      fault(node, "\"present\" is true or false");
    }
    return text.equals("true");
  }

  private @Nullable Isolation isolation(Node node) {
    try {
      return Isolation.of(text(node));
    } catch (IllegalArgumentException e) {
      fault(node, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private List<String> texts(Node node) {
    return list(node).stream().map(this::text).toList();
  }

  private String text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    fault(node, "a single value is expected here");
    return "";
  }

  private List<Node> list(@Nullable Node node) {
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    fault(node, "a list is expected here");
    return List.of();
  }

  /** The entries by key; keys other than the allowed ones are faults, unless null allows all. */
  private Map<String, Node> entries(Node node, @Nullable Set<String> allowed) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      fault(node, "\"key: value\" is expected here");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = text(tuple.getKeyNode());
      if (allowed != null && !allowed.contains(key)) {
        fault(tuple.getKeyNode(), "\"" + key + "\" is unknown here; known: " + sorted(allowed));
      } else if (entries.put(key, tuple.getValueNode()) != null) {
        fault(tuple.getKeyNode(), "\"" + key + "\" is said twice");
      }
    }
    return entries;
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }

  private void fault(Node node, String message) {
    faults.add(source + " line " + (node.getStartMark().getLine() + 1) + ": " + message);
  }
}
