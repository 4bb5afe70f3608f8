package io.insula.proof.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.RoleNames;
import io.insula.operations.NewTenant;
import io.insula.proof.ProofHouse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lint catches what it is for, says nothing else, and mends what it says it mends. */
class SeedsTest {
  private static final List<String> ABOUT_THE_SERVER =
      List.of("server-shows-rows", "server-unpatched");

  private static @Nullable ProofHouse house;

  /** With a tenant in each isolation; opened anew when a test left it broken. */
  private static ProofHouse house() {
    ProofHouse open = house;
    if (open == null) {
      open = ProofHouse.open(Isolation.ROW, "classpath:lint", "acme");
      open.insula().tenants().create(NewTenant.of("globex").isolation(Isolation.SCHEMA));
      open.insula().tenants().create(NewTenant.of("initech").isolation(Isolation.DATABASE));
      house = open;
    }
    return open;
  }

  @AfterAll
  static void close() {
    if (house != null) {
      house.close();
    }
    house = null;
  }

  static Stream<Seed> seeds() {
    return Seeds.all();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void catchesItsMisconfigurationAndNoOther(Seed seed) {
    boolean clean = false;
    try {
      run(seed.breaking());
      LintReport report = lints(seed).run(LintListener.NONE);
      assertThat(ids(report)).contains(seed.lint());
      assertThat(ids(report)).isSubsetOf(with(seed.inevitable(), seed.lint()));
      mend(seed, report);
      clean = true;
    } finally {
      if (!clean) {
        run(seed.healing());
        close();
      }
    }
  }

  private void mend(Seed seed, LintReport before) {
    boolean mendable =
        before.findings().stream()
            .filter(one -> one.lint().id().equals(seed.lint()))
            .allMatch(one -> one.repair() != Repair.BY_HAND);
    assertThat(mendable).as("mended by --fix").isEqualTo(mended(seed));
    if (mendable) {
      LintFix fix = lints(seed).fix(LintListener.NONE);
      assertThat(fix.steps()).allMatch(step -> step.outcome() == LintFix.Outcome.DONE);
      assertThat(ids(fix.after())).doesNotContain(seed.lint());
    }
    run(seed.healing());
    run(
        """
        drop table if exists public.extra;
        drop function if exists public.raw(text), public.lent(), public.sly(integer)""");
    assertThat(
            lints(seed)
                .with(plain -> LintSettings.defaults())
                .skip(ABOUT_THE_SERVER)
                .run(LintListener.NONE)
                .findings())
        .isEmpty();
  }

  private static boolean mended(Seed seed) {
    return Lints.find(seed.lint()).orElseThrow().repair() != Repair.BY_HAND;
  }

  private static Lints lints(Seed seed) {
    Lints lints =
        Lints.of(house().insula())
            .with(seed.settings())
            .administrator(
                new Credentials(
                    house().database().server().user(), house().database().server().password()));
    return ABOUT_THE_SERVER.contains(seed.lint()) ? lints : lints.skip(ABOUT_THE_SERVER);
  }

  private static Set<String> with(Set<String> some, String one) {
    Set<String> all = new HashSet<>(some);
    all.add(one);
    return all;
  }

  private static Set<String> ids(LintReport report) {
    assertThat(report.unreachable()).isEmpty();
    return report.findings().stream().map(one -> one.lint().id()).collect(Collectors.toSet());
  }

  private static void run(String sql) {
    if (!sql.isEmpty()) {
      ProofHouse open = house();
      RoleNames roles = RoleNames.DEFAULT;
      open.database()
          .execute(
              sql.replace("{app}", roles.application())
                  .replace("{migrator}", roles.migrator())
                  .replace("{owner}", roles.owner())
                  .replace("{db}", open.database().name())
                  .replace("{own}", placed("initech"))
                  .replace("{schema}", schema()));
    }
  }

  private static String placed(String tenant) {
    return house().insula().tenants().get(TenantId.of(tenant)).placement().database();
  }

  private static String schema() {
    return house().insula().tenants().get(TenantId.of("globex")).placement().schema();
  }

  @Test
  void everyLintHasItsSeed() {
    List<String> lints = Lints.all().stream().map(Lint::id).toList();

    assertThat(Seeds.all().map(Seed::lint)).containsExactlyInAnyOrderElementsOf(lints);
    assertThat(lints).hasSizeGreaterThanOrEqualTo(35).doesNotHaveDuplicates();
  }

  @Test
  void everyLintExplainsItself() {
    assertThat(Lints.all())
        .allSatisfy(
            lint -> {
              assertThat(lint.id()).matches("[a-z0-9]+(-[a-z0-9]+)+");
              assertThat(lint.title()).isNotBlank().doesNotEndWith(".");
              assertThat(lint.why()).endsWith(".");
              assertThat(lint.fix()).isNotBlank();
            });
  }
}
