package io.insula.test;

import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;

/** A class with {@link InsulaTest}, while its tests run. */
final class TestClass {
  private final InsulaTest annotation;
  private final Recipe recipe;
  private final UnaryOperator<DataSource> recording = UnaryOperator.identity();

  private TestClass(InsulaTest annotation) {
    this.annotation = annotation;
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
    Annotated.on(context, InsulaTest.class)
        .ifPresent(
            annotation -> {
              TestClass test = new TestClass(annotation);
              Installations.store(context).put(TestClass.class, test);
              test.open(Fresh.CLASS, context);
            });
  }

  static void beforeEach(ExtensionContext context) {
    around(context).open(Fresh.METHOD, context);
  }

  static void afterEach(ExtensionContext context) {
    close(Fresh.METHOD, around(context), context);
  }

  static void afterAll(ExtensionContext context) {
    TestClass test = Installations.store(context).remove(TestClass.class, TestClass.class);
    if (test != null) {
      close(Fresh.CLASS, test, context);
    }
  }

  /** The class, or the nearest around it that is annotated. */
  private static TestClass around(ExtensionContext context) {
    TestClass test = Installations.store(context).get(TestClass.class, TestClass.class);
    if (test == null) {
      throw new IllegalStateException("@InsulaTest is on no class around " + context.getUniqueId());
    }
    return test;
  }

  private void open(Fresh moment, ExtensionContext context) {
    if (annotation.fresh() == moment) {
      Installations.put(context, TestInstallation.open(recipe, recording));
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
