package io.insula.test;

import org.jspecify.annotations.Nullable;

/** The server of this JVM with its templates; started at first use, once. */
final class Testbed {
  private static final Testbed SHARED = new Testbed();

  private @Nullable Databases databases;
  private @Nullable Templates templates;

  private Testbed() {}

  static Testbed shared() {
    return SHARED;
  }

  /** The databases; starts the server. What hinders that is said to everybody who asks. */
  synchronized Databases databases() {
    Databases known = databases;
    if (known == null) {
      known = new Databases(Server.start());
      databases = known;
    }
    return known;
  }

  synchronized Templates templates() {
    Templates known = templates;
    if (known == null) {
      known = new Templates(databases());
      templates = known;
    }
    return known;
  }
}
