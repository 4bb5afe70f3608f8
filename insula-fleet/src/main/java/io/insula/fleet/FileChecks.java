package io.insula.fleet;

import io.insula.Isolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes files ready to run, and finds all that is wrong with them before anything starts. */
final class FileChecks {
  private final List<String> faults = new ArrayList<>();
  private final boolean rows;
  private final MigrationKind kind;

  private FileChecks(MigrationKind kind, Isolation isolation) {
    this.kind = kind;
    this.rows = kind == MigrationKind.TENANT && isolation == Isolation.ROW;
  }

  /**
   * Prepares files.
   *
   * @throws InvalidMigrationsException if any of them can't run there; names all of them
   */
  static List<ReadyFile> ready(
      MigrationKind kind,
      Isolation isolation,
      List<MigrationFile> files,
      PlaceholderValues placeholders) {
    FileChecks checks = new FileChecks(kind, isolation);
    List<ReadyFile> ready = new ArrayList<>();
    for (MigrationFile file : files) {
      ReadyFile one = checks.ready(file, placeholders.of(file));
      if (one != null) {
        ready.add(one);
      }
    }
    if (!checks.faults.isEmpty()) {
      throw new InvalidMigrationsException(
          "Nothing was run, since migrations in db/" + kind.label() + " are wrong", checks.faults);
    }
    return ready;
  }

  private @Nullable ReadyFile ready(MigrationFile file, Map<String, String> values) {
    return file.code() == null ? sql(file, values) : java(file, file.code());
  }

  private ReadyFile java(MigrationFile file, JavaMigration code) {
    boolean transactional = code.transactional();
    if (rows && !transactional && code.scope() == JavaMigration.Scope.ROWS) {
      faults.add(
          file
              + ": in row isolation a Java migration for each tenant's rows runs in a transaction;"
              + " make it transactional(), or give it the scope DEFINITIONS");
    }
    Header header = transactional ? Header.NONE : Header.LOOSE;
    return new ReadyFile(kind, file, file.checksum(), List.of(), header);
  }

  private @Nullable ReadyFile sql(MigrationFile file, Map<String, String> values) {
    try {
      String sql = Placeholders.replace(file, values);
      Header header = HeaderReader.read(file.script(), sql, faults);
      List<SqlStatement> statements = SqlScript.split(sql);
      statements.forEach(statement -> check(file, statement, header));
      if (rows
          && !header.transactional()
          && statements.stream().anyMatch(FileChecks::touchesRows)) {
        faults.add(
            file + ": in row isolation a no-transaction file can't change rows; use two files");
      }
      int checksum = file.repeatable() ? Checksum.of(sql) : file.checksum();
      return new ReadyFile(kind, file, checksum, statements, header);
    } catch (SqlScript.Unfinished e) {
      faults.add(file + " line " + e.line() + ": " + e.getMessage());
    } catch (InvalidMigrationsException e) {
      faults.add(file + " has placeholders without a value: " + String.join(", ", e.faults()));
    }
    return null;
  }

  private static boolean touchesRows(SqlStatement statement) {
    return statement.type() == StatementType.DATA;
  }

  private void check(MigrationFile file, SqlStatement statement, Header header) {
    String fault =
        switch (statement.type()) {
          case TRANSACTION -> "files don't begin or end transactions; leave it out";
          case DISCARD -> "it would give up the lock of the migration; leave it out";
          case COPY_DATA -> CopyData.fault(statement.text());
          case ALONE ->
              header.transactional()
                  ? "it can't run in a transaction; put it into a file of its own that begins with"
                      + " \"-- insula: no-transaction\""
                  : null;
          case TRUNCATE ->
              rows ? "in row isolation it would empty all tenants' tables; write DELETE" : null;
          case MIXED ->
              rows
                  ? "in row isolation a DO block changes either rows, once for each tenant, or"
                      + " definitions, once for all; make it two"
                  : null;
          default -> null;
        };
    if (fault != null) {
      faults.add(file + " line " + statement.line() + " (" + statement.beginning() + "): " + fault);
    }
  }
}
