package io.insula.test;

import org.jspecify.annotations.Nullable;

/** The installation of the test that runs in this thread. A lexical scope. */
final class CurrentInstallation implements AutoCloseable {
  private static final ThreadLocal<@Nullable TestInstallation> CURRENT = new ThreadLocal<>();

  private final @Nullable TestInstallation before;

  private CurrentInstallation(@Nullable TestInstallation before) {
    this.before = before;
  }

  static @Nullable TestInstallation get() {
    return CURRENT.get();
  }

  static CurrentInstallation open(@Nullable TestInstallation installation) {
    CurrentInstallation scope = new CurrentInstallation(CURRENT.get());
    set(installation);
    return scope;
  }

  private static void set(@Nullable TestInstallation installation) {
    if (installation == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(installation);
    }
  }

  @Override
  public void close() {
    set(before);
  }
}
