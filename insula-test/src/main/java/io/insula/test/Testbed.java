package io.insula.test;

import org.jspecify.annotations.Nullable;

/** The server of this JVM with its databases; started at first use, stopped when the JVM ends. */
final class Testbed {
  private static final Testbed SHARED = new Testbed();

  private @Nullable Stock stock;

  private Testbed() {}

  static Testbed shared() {
    return SHARED;
  }

  /** Starts the server, unless it runs. What hinders that is said to everybody who asks. */
  synchronized Stock stock() {
    Stock known = stock;
    if (known == null) {
      known = start(Server.start());
      stock = known;
    }
    return known;
  }

  private static Stock start(Server server) {
    Databases databases = new Databases(server);
    Stock stock = new Stock(databases);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stock.close();
                  databases.close();
                  server.close();
                },
                "insula-test-stop"));
    return stock;
  }
}
