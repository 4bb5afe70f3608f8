package io.insula.fleet;

import java.util.List;

/**
 * What applying migrations to one target would do. It was done and rolled back to find out.
 *
 * @param target to what
 * @param files the names of the pending files, in order
 * @param sql the statements, in order: of the files and of the protection
 * @param notes what could not be tried, and why; for people
 */
public record MigrationPlan(
    MigrationTarget target, List<String> files, List<String> sql, List<String> notes) {
  public MigrationPlan {
    files = List.copyOf(files);
    sql = List.copyOf(sql);
    notes = List.copyOf(notes);
  }
}
