package io.insula.fleet;

import java.util.List;
import java.util.stream.Stream;

/**
 * A file with its placeholders replaced, cut into statements.
 *
 * @param kind whose tables
 * @param file as it was read
 * @param checksum what the ledger is compared with
 * @param statements in order
 * @param transactional whether it can run in a transaction
 */
record ReadyFile(
    MigrationKind kind,
    MigrationFile file,
    int checksum,
    List<SqlStatement> statements,
    boolean transactional) {

  /** Whether the transaction must end behind it, so that the next file can use what it made. */
  boolean endsTransaction() {
    return statements.stream().anyMatch(s -> s.type() == StatementType.ENUM_VALUE);
  }

  Stream<SqlStatement> data() {
    return statements.stream().filter(s -> s.type() == StatementType.DATA);
  }

  boolean changesSettings() {
    return statements.stream().anyMatch(s -> s.type() == StatementType.SETTING);
  }

  @Override
  public String toString() {
    return file.script();
  }
}
