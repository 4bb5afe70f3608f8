package io.insula.proof.attack;

/** What a session does. */
enum Action {
  OPEN,
  OPEN_TRANSACTION,
  INSERT,
  INSERT_PREPARED,
  UPSERT,
  UPDATE,
  DELETE,
  COUNT,
  LOOK,
  FAIL,
  SAVEPOINT,
  ROLL_BACK_TO,
  RELEASE,
  COMMIT,
  ROLLBACK,
  CLOSE
}
