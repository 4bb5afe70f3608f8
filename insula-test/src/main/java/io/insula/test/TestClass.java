package io.insula.test;

import io.insula.guard.GuardMode;
import io.insula.operations.Insula;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;

/** A class with {@link InsulaTest}, while its tests run. */
final class TestClass {
  private final InsulaTest annotation;
  private final Recipe recipe;
  private final @Nullable Proof proof;

  private TestClass(InsulaTest annotation, @Nullable Prove prove) {
    this.annotation = annotation;
    this.proof = prove == null ? null : new Proof(prove.complete());
    this.recipe =
        Recipe.of(
            annotation.isolation(),
            annotation.migrations(),
            ReflectionSupport.newInstance(annotation.setup()),
            annotation.setup(),
            List.of(annotation.tenants()));
  }

  /** Begins a class; a nested one that is not annotated belongs to the class around it. */
  static void beforeAll(ExtensionContext context) {
    InsulaTest annotation = Annotated.on(context, InsulaTest.class).orElse(null);
    Prove prove = Annotated.on(context, Prove.class).orElse(null);
    if (annotation != null) {
      TestClass test = new TestClass(annotation, prove);
      Installations.store(context).put(TestClass.class, test);
      test.open(Fresh.CLASS, context);
    } else if (prove != null) {
      throw new ExtensionConfigurationException(
          "@Prove needs @InsulaTest on the same class: it records by way of its DataSource.");
    }
  }

  static void beforeEach(ExtensionContext context) {
    TestClass test = around(context);
    if (test != null) {
      test.open(Fresh.METHOD, context);
    }
  }

  static void afterEach(ExtensionContext context) {
    TestClass test = around(context);
    if (test != null) {
      close(Fresh.METHOD, test, context);
    }
  }

  static void afterAll(ExtensionContext context) {
    TestClass test = Installations.store(context).remove(TestClass.class, TestClass.class);
    if (test != null) {
      close(Fresh.CLASS, test, context);
      test.prove();
    }
  }

  private void prove() {
    if (proof != null) {
      // Without the guard: what is to be shown is the wall behind it.
      try (TestInstallation fresh = TestInstallation.open(recipe, UnaryOperator.identity());
          Insula insula = fresh.connect().guard(GuardMode.OFF).open()) {
        proof.prove(insula);
      }
    }
  }

  private UnaryOperator<DataSource> recording() {
    return proof == null ? UnaryOperator.identity() : proof;
  }

  /** The class, or the nearest around it that is annotated; null if there is none. */
  static @Nullable TestClass around(ExtensionContext context) {
    return Installations.store(context).get(TestClass.class, TestClass.class);
  }

  private void open(Fresh moment, ExtensionContext context) {
    if (annotation.fresh() == moment) {
      Installations.put(context, TestInstallation.open(recipe, recording()));
    }
  }

  private static void close(Fresh moment, TestClass test, ExtensionContext context) {
    if (test.annotation.fresh() == moment) {
      close(Installations.remove(context));
    }
  }

  private static void close(@Nullable TestInstallation installation) {
    if (installation != null) {
      installation.close();
    }
  }
}
