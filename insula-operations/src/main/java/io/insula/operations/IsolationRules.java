package io.insula.operations;

import io.insula.Cluster;
import io.insula.Isolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides where a new tenant goes: a default, and an ordered list of rules that may say otherwise.
 * The first rule that matches and names an isolation decides that; the first that matches and names
 * a cluster decides that. Without such a rule the tenant goes to a cluster of its region, and else
 * to the home cluster. Only new tenants are asked about: a placement, once made, stays. Immutable.
 *
 * <pre>{@code
 * default: row
 * rules:
 *   - when: { plan: enterprise }
 *     isolation: database
 *   - when: { region: [eu, ch], metadata.size: { present: true } }
 *     isolation: schema
 *     cluster: frankfurt
 * }</pre>
 */
public final class IsolationRules {
  /** What a tenant gets when nobody says anything. */
  public static final Isolation DEFAULT_ISOLATION = Isolation.ROW;

  private final Isolation fallback;
  private final List<Rule> rules;

  private IsolationRules(Isolation fallback, List<Rule> rules) {
    this.fallback = fallback;
    this.rules = List.copyOf(rules);
  }

  /** The same isolation for every tenant, unless rules are added. */
  public static IsolationRules defaultTo(Isolation isolation) {
    return new IsolationRules(isolation, List.of());
  }

  /**
   * Rules from a YAML file.
   *
   * @throws IllegalArgumentException if it cannot be understood; names all faults with their lines
   */
  public static IsolationRules load(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("The isolation rules " + file + " cannot be read", e);
    }
  }

  /**
   * Rules from YAML text.
   *
   * @param source where the text is from, for messages
   * @throws IllegalArgumentException if it cannot be understood; names all faults with their lines
   */
  public static IsolationRules parse(String yaml, String source) {
    return new RulesReader(source).read(yaml);
  }

  /** With one more rule at the end: tenants that match get that isolation. */
  public IsolationRules when(Predicate<NewTenant> condition, Isolation isolation) {
    return with(new Rule(condition, isolation, null));
  }

  /** With one more rule at the end: tenants that match go to that cluster. */
  public IsolationRules when(Predicate<NewTenant> condition, Isolation isolation, String cluster) {
    return with(new Rule(condition, isolation, cluster));
  }

  /** Where the tenant goes; what the tenant itself says comes first. */
  public Choice choose(NewTenant tenant, Collection<Cluster> clusters) {
    return new Choice(isolation(tenant), cluster(tenant, clusters));
  }

  IsolationRules with(Rule rule) {
    List<Rule> more = new ArrayList<>(rules);
    more.add(rule);
    return new IsolationRules(fallback, more);
  }

  private Isolation isolation(NewTenant tenant) {
    Isolation asked = tenant.isolation();
    if (asked != null) {
      return asked;
    }
    for (Rule rule : rules) {
      if (rule.isolation != null && rule.condition.test(tenant)) {
        return rule.isolation;
      }
    }
    return fallback;
  }

  private String cluster(NewTenant tenant, Collection<Cluster> clusters) {
    String asked = tenant.cluster();
    if (asked != null) {
      return asked;
    }
    for (Rule rule : rules) {
      if (rule.cluster != null && rule.condition.test(tenant)) {
        return rule.cluster;
      }
    }
    return clusterOfRegion(tenant.region(), clusters);
  }

  private static String clusterOfRegion(@Nullable String region, Collection<Cluster> clusters) {
    if (region == null) {
      return Cluster.HOME;
    }
    return clusters.stream()
        .filter(cluster -> region.equals(cluster.region()))
        .map(Cluster::name)
        .min(
            Comparator.comparing((String name) -> !name.equals(Cluster.HOME)).thenComparing(n -> n))
        .orElse(Cluster.HOME);
  }

  /**
   * What was decided.
   *
   * @param cluster the name of a cluster, not necessarily of one that exists
   */
  public record Choice(Isolation isolation, String cluster) {}

  /** One rule; what it leaves out, later rules decide. */
  record Rule(
      Predicate<NewTenant> condition, @Nullable Isolation isolation, @Nullable String cluster) {}
}
