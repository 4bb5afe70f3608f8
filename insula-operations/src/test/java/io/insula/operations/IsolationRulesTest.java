package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Cluster;
import io.insula.Isolation;
import io.insula.operations.IsolationRules.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsolationRulesTest {
  private static final List<Cluster> CLUSTERS =
      List.of(
          new Cluster("main", "jdbc:x", null),
          new Cluster("frankfurt", "jdbc:x", "eu"),
          new Cluster("zurich", "jdbc:x", "eu"));

  private static final String YAML =
      """
      default: row
      rules:
        - when: { plan: enterprise }
          isolation: database
        - when: { region: [eu, ch], metadata.size: { present: true } }
          isolation: schema
          cluster: zurich
        - when:
            limits.users: { in: [100, 200] }
            code: { equals: big }
          isolation: schema
      """;

  private final IsolationRules rules = IsolationRules.parse(YAML, "rules.yaml");

  @Test
  void aTenantThatNoRuleMatchesGetsTheDefault() {
    assertThat(choose(NewTenant.of("a").plan("free"))).isEqualTo(new Choice(Isolation.ROW, "main"));
  }

  @Test
  void theFirstRuleThatMatchesDecides() {
    assertThat(choose(NewTenant.of("a").plan("enterprise").region("ch").metadata("size", 9)))
        .isEqualTo(new Choice(Isolation.DATABASE, "zurich"));
  }

  @Test
  void allConditionsOfARuleMustHold() {
    assertThat(choose(NewTenant.of("a").region("ch")).isolation()).isEqualTo(Isolation.ROW);
    assertThat(choose(NewTenant.of("a").region("ch").metadata("size", "l")).isolation())
        .isEqualTo(Isolation.SCHEMA);
  }

  @Test
  void numbersAreComparedAsText() {
    assertThat(choose(NewTenant.of("a").code("big").limit("users", 200)).isolation())
        .isEqualTo(Isolation.SCHEMA);
  }

  @Test
  void withoutARuleTheRegionChoosesTheCluster() {
    assertThat(choose(NewTenant.of("a").region("eu")).cluster()).isEqualTo("frankfurt");
    assertThat(choose(NewTenant.of("a").region("mars")).cluster()).isEqualTo("main");
  }

  @Test
  void whatTheTenantSaysComesFirst() {
    NewTenant tenant =
        NewTenant.of("a").plan("enterprise").isolation(Isolation.ROW).cluster("elsewhere");
    assertThat(choose(tenant)).isEqualTo(new Choice(Isolation.ROW, "elsewhere"));
  }

  @Test
  void aPredicateInJavaIsARuleToo() {
    IsolationRules java =
        IsolationRules.defaultTo(Isolation.SCHEMA)
            .when(tenant -> tenant.name().startsWith("Big"), Isolation.DATABASE, "zurich");
    assertThat(java.choose(NewTenant.of("a").name("Big Co"), CLUSTERS))
        .isEqualTo(new Choice(Isolation.DATABASE, "zurich"));
    assertThat(java.choose(NewTenant.of("a"), CLUSTERS).isolation()).isEqualTo(Isolation.SCHEMA);
  }

  @Test
  void everyFaultIsNamedWithItsLine() {
    String yaml =
        """
        default: rows
        rules:
          - when: { colour: red }
            isolation: schema
          - isolation: database
          - when: { plan: { like: x } }
            clutser: a
        """;
    assertThatThrownBy(() -> IsolationRules.parse(yaml, "rules.yaml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rules.yaml line 1: \"rows\" is not an isolation")
        .hasMessageContaining("rules.yaml line 3: \"colour\" is nothing of a tenant")
        .hasMessageContaining("rules.yaml line 5: a rule needs \"when\"")
        .hasMessageContaining("rules.yaml line 6: \"like\" is unknown here")
        .hasMessageContaining("rules.yaml line 7: \"clutser\" is unknown here");
  }

  @Test
  void textThatIsNotYamlIsRefusedWithItsLine() {
    assertThatThrownBy(() -> IsolationRules.parse("default: row\nrules: [", "rules.yaml"))
        .hasMessageContaining("rules.yaml line 2");
  }

  @Test
  void noObjectsAreMadeFromTags() {
    assertThatThrownBy(
            () -> IsolationRules.parse("default: !!javax.script.ScriptEngineManager [row]", "x"))
        .hasMessageContaining("x line 1: Global tag is not allowed");
  }

  @Test
  void nothingAtAllMeansTheDefault() {
    assertThat(IsolationRules.parse("", "x").choose(NewTenant.of("a"), CLUSTERS).isolation())
        .isEqualTo(IsolationRules.DEFAULT_ISOLATION);
  }

  private Choice choose(NewTenant tenant) {
    return rules.choose(tenant, CLUSTERS);
  }
}
