package io.insula.proof.attack;

import io.insula.testbed.TestDatabase;

/** Extensions of the server, as far as it has them. */
final class Extensions {
  private Extensions() {}

  static void create(TestDatabase database, String name) {
    String there = "select name from pg_available_extensions where name = '" + name + "'";
    if (!database.column(there).isEmpty()) {
      database.execute("create extension if not exists " + name);
    }
  }
}
