package io.insula.test;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Which installation a class or a method has. What is around sees through to what is inside. */
final class Installations {
  private static final Namespace NAMESPACE = Namespace.create(InsulaTest.class);

  private Installations() {}

  static @Nullable TestInstallation find(ExtensionContext context) {
    return store(context).get(TestInstallation.class, TestInstallation.class);
  }

  static void put(ExtensionContext context, TestInstallation installation) {
    store(context).put(TestInstallation.class, installation);
  }

  /** Takes away what that class or method itself has. */
  static @Nullable TestInstallation remove(ExtensionContext context) {
    return store(context).remove(TestInstallation.class, TestInstallation.class);
  }

  static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}
