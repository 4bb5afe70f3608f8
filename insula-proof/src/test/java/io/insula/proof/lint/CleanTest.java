package io.insula.proof.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.operations.NewTenant;
import io.insula.proof.ProofHouse;
import io.insula.testbed.RichSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A clean fleet gives no alarm, whatever its schema has. */
class CleanTest {
  /** The server of the tests is not ours to upgrade. */
  private static final List<String> ABOUT_THE_SERVER =
      List.of("server-shows-rows", "server-unpatched");

  private static final Path DEMO_FILES =
      Path.of("..", "insula-cli", "src", "main", "resources", "io", "insula", "cli", "demo");

  private static final List<String> DEMO =
      List.of("shared-V1__currencies.sql", "tenant-V1__shop.sql", "tenant-V2__invoices.sql");

  @ParameterizedTest
  @EnumSource
  void findsNothingInACleanFleet(Isolation isolation) {
    try (ProofHouse house = ProofHouse.open(isolation, "classpath:lint", "acme", "globex")) {
      LintReport report = look(house);

      assertThat(report.findings()).isEmpty();
      assertThat(report.unreachable()).isEmpty();
      assertThat(report.databases()).isEqualTo(isolation == Isolation.DATABASE ? 3 : 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsNothingInARichSchema(Isolation isolation, @TempDir Path files) {
    RichSchema.writeFirstYear(files);
    RichSchema.writePortableSecondYear(files);
    try (ProofHouse house = ProofHouse.open(isolation, files.toString(), "acme", "globex")) {
      assertThat(look(house).findings()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsNothingInTheSchemaOfTheExamples(Isolation isolation) {
    Path files = Path.of("..", "examples", "src", "main", "resources", "db");
    try (ProofHouse house = ProofHouse.open(isolation, files.toString(), "acme", "globex")) {
      assertThat(look(house).findings()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsNothingInTheSchemaOfTheDemo(Isolation isolation, @TempDir Path files)
      throws IOException {
    for (String name : DEMO) {
      Path file = files.resolve(name.replace("-V", "/V"));
      Files.createDirectories(file.getParent());
      Files.copy(DEMO_FILES.resolve(name), file);
    }
    try (ProofHouse house = ProofHouse.open(isolation, files.toString(), "acme", "globex")) {
      assertThat(look(house).findings()).isEmpty();
    }
  }

  @Test
  void findsNothingWhereIsolationsAreMixed() {
    try (ProofHouse house = ProofHouse.open(Isolation.ROW, "classpath:lint", "acme")) {
      for (Isolation isolation : Isolation.values()) {
        house
            .insula()
            .tenants()
            .create(NewTenant.of("t_" + isolation.label()).isolation(isolation));
      }

      assertThat(look(house).findings()).isEmpty();
    }
  }

  private static LintReport look(ProofHouse house) {
    return Lints.of(house.insula()).skip(ABOUT_THE_SERVER).run(LintListener.NONE);
  }
}
