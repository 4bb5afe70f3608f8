package io.insula.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes seed files ready for one tenant, and finds all that is wrong with them. */
final class SeedChecks {
  private static final Pattern LOCAL = Pattern.compile("(?is)set\\s+(local|constraints)\\b.*");

  private final List<String> faults = new ArrayList<>();

  private SeedChecks() {}

  /**
   * Prepares files.
   *
   * @throws InvalidMigrationsException if any can't run as the application; names all of them
   */
  static List<ReadyFile> ready(SeedFiles files, PlaceholderValues placeholders) {
    SeedChecks checks = new SeedChecks();
    List<ReadyFile> ready = new ArrayList<>();
    files.files().forEach(file -> checks.ready(file, placeholders.of(file), ready));
    if (!checks.faults.isEmpty()) {
      throw new InvalidMigrationsException(
          "Nothing was run, since seed files are wrong", checks.faults);
    }
    return ready;
  }

  private void ready(MigrationFile file, Map<String, String> values, List<ReadyFile> ready) {
    try {
      String sql = Placeholders.replace(file, values);
      Header header = HeaderReader.read(file.script(), sql, faults);
      if (!header.equals(Header.NONE)) {
        faults.add(file + ": marks (-- insula: …) are for migrations; leave them out");
      }
      List<SqlStatement> statements = SqlScript.split(sql);
      statements.forEach(statement -> check(file, statement));
      ready.add(
          new ReadyFile(MigrationKind.TENANT, file, file.checksum(), statements, Header.NONE));
    } catch (SqlScript.Unfinished e) {
      faults.add(file + " line " + e.line() + ": " + e.getMessage());
    } catch (InvalidMigrationsException e) {
      faults.add(file + " has placeholders without a value: " + String.join(", ", e.faults()));
    }
  }

  private void check(MigrationFile file, SqlStatement statement) {
    boolean fine =
        statement.type() == StatementType.DATA
            || (statement.type() == StatementType.SETTING
                && LOCAL.matcher(statement.text()).matches());
    if (!fine) {
      faults.add(
          file
              + " line "
              + statement.line()
              + " ("
              + statement.beginning()
              + "): "
              + advice(statement));
    }
  }

  private static String advice(SqlStatement statement) {
    return switch (statement.type()) {
      case TRANSACTION -> "all files of a tenant run in one transaction; leave it out";
      case SETTING, DISCARD -> "it would outlast the transaction; write SET LOCAL";
      case COPY_DATA -> CopyData.fault(statement.text());
      case TRUNCATE -> "the application can't; write DELETE";
      default -> "seeds change rows, as the application; definitions belong into a migration";
    };
  }
}
