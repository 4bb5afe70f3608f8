package io.insula.proof.attack;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where attacks are run: an attacker and a victim with the same tables, kept apart somehow. */
interface Ground extends AutoCloseable {
  /** How they are kept apart. */
  String isolation();

  /** The major version of the server. */
  int version() throws SQLException;

  /** Whether the database has that extension. */
  boolean has(String needed) throws SQLException;

  /** A checkout of the attacker. */
  Connection attacker() throws SQLException;

  /** A checkout of the victim: of the same physical connection, if the attacker has left it. */
  Connection victim() throws SQLException;

  /** A session of the victim's that goes on all the time beside the attacker. */
  Connection bystander() throws SQLException;

  /** Opens the bystander's session again. */
  void replaceBystander() throws SQLException;

  /** A connection of the attacker's login by the simple query protocol, not bound yet. */
  Connection direct() throws SQLException;

  /** What binds it, once a transaction has begun. */
  List<String> bindDirect(Connection direct) throws SQLException;

  /** What the placeholders stand for on that connection of the attacker's. */
  Words words(Connection attacker, boolean rightGuess) throws SQLException;

  /** What of the victim must not come out. */
  List<String> marks();

  /** What the victim sees in its vault. */
  List<String> secrets();

  /**
   * All that the victim has, as somebody sees it who may see everything.
   *
   * @param sequences whether to look at sequences too, where they are the victim's own
   */
  List<String> victimState(boolean sequences) throws SQLException;

  /** The same of the attacker, and of what both share. */
  List<String> attackerState() throws SQLException;

  /** Makes all as it was in the beginning. */
  void repair() throws SQLException;

  @Override
  void close() throws SQLException;
}
