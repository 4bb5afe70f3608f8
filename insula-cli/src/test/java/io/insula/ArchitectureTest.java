package io.insula;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  /** A module may use only those before it. */
  private static final List<String> MODULES =
      List.of(
          "jdbc",
          "postgres",
          "catalog",
          "guard",
          "fleet",
          "operations",
          "proof",
          "embedded",
          "test",
          "cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.insula");

  @Test
  void seesAllModules() {
    for (String module : MODULES) {
      assertThat(CLASSES.stream().map(JavaClass::getPackageName))
          .anyMatch(name -> name.startsWith("io.insula." + module));
    }
  }

  @Test
  void dependenciesPointOneWay() {
    for (int lower = 0; lower < MODULES.size(); lower++) {
      String[] later =
          MODULES.subList(lower + 1, MODULES.size()).stream()
              .map(ArchitectureTest::packages)
              .toArray(String[]::new);
      if (later.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(packages(MODULES.get(lower)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .check(CLASSES);
      }
    }
  }

  @Test
  void theCoreUsesNoOtherModuleNoDriverAndNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage("io.insula", "io.insula.spi")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "anything but the core, the JDK, JSpecify and context-propagation",
                ArchitectureTest::foreignToTheCore))
        .check(CLASSES);
  }

  @Test
  void onlyTheWiringOfTheCommandKnowsTheDialect() {
    noClasses()
        .that()
        .resideInAnyPackage(
            packages("catalog"), packages("guard"), packages("fleet"), packages("operations"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(packages("postgres"))
        .check(CLASSES);
  }

  @Test
  void theEmbeddedServerKnowsNothingOfTenants() {
    noClasses()
        .that()
        .resideInAPackage(packages("embedded"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.insula", "io.insula.spi", packages("jdbc"), packages("operations"))
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.insula.(*)..").should().beFreeOfCycles().check(CLASSES);
    for (String module : MODULES) {
      slices()
          .matching("io.insula." + module + ".(**)")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void internalsAreUsedOnlyInTheirModule() {
    ArchRuleDefinition.classes().should(useNoForeignInternals()).check(CLASSES);
  }

  @Test
  void nothingStaticChanges() {
    fields().that().areStatic().should().beFinal().check(CLASSES);
  }

  private static boolean foreignToTheCore(JavaClass type) {
    String name = type.getPackageName();
    return !(name.isEmpty()
        || name.startsWith("java.")
        || name.equals("io.insula")
        || name.equals("io.insula.spi")
        || name.startsWith("org.jspecify")
        || name.startsWith("io.micrometer.context"));
  }

  private static ArchCondition<JavaClass> useNoForeignInternals() {
    return new ArchCondition<>("use no internals of another module") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(d -> d.getTargetClass().getPackageName().matches("io\\.insula\\..*internal.*"))
            .filter(d -> !module(d.getTargetClass()).equals(module(type)))
            .forEach(d -> events.add(SimpleConditionEvent.violated(type, d.getDescription())));
      }
    };
  }

  /** The third part of the package name: {@code jdbc} of {@code io.insula.jdbc.spi}. */
  private static String module(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.", -1);
    return parts.length > 2 ? parts[2] : "core";
  }

  private static String packages(String module) {
    return "io.insula." + module + "..";
  }
}
