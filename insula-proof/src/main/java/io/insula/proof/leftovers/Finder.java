package io.insula.proof.leftovers;

import java.sql.SQLException;

/** Looks for some kinds of leftovers in one database. */
@FunctionalInterface
interface Finder {
  void look(Ground ground) throws SQLException;
}
