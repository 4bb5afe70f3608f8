package io.insula.fleet;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file with its placeholders replaced, cut into statements; or a Java migration, without any.
 *
 * @param kind whose tables
 * @param file as it was read
 * @param checksum what the ledger is compared with
 * @param statements in order
 * @param header how to run it
 */
record ReadyFile(
    MigrationKind kind,
    MigrationFile file,
    int checksum,
    List<SqlStatement> statements,
    Header header) {

  /** Whether it can run in a transaction. */
  boolean transactional() {
    return header.transactional();
  }

  /** The migration, if it is one in Java. */
  @Nullable JavaMigration code() {
    return file.code();
  }

  /** Whether it is called for each row tenant. */
  boolean callsPerTenant() {
    JavaMigration code = code();
    return code != null && code.scope() == JavaMigration.Scope.ROWS;
  }

  /** Whether the transaction must end behind it, so that the next file can use what it made. */
  boolean endsTransaction() {
    return statements.stream().anyMatch(s -> s.type() == StatementType.ENUM_VALUE);
  }

  Stream<SqlStatement> data() {
    return statements.stream().filter(s -> s.type() == StatementType.DATA);
  }

  /** Whether settings must be put back behind it. */
  boolean changesSettings() {
    return header.setsTimeouts()
        || code() != null
        || statements.stream().anyMatch(s -> s.type() == StatementType.SETTING);
  }

  @Override
  public String toString() {
    return file.script();
  }
}
