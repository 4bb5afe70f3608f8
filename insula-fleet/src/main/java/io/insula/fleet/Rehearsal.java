package io.insula.fleet;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Does what a migration would do, in one transaction that is rolled back, and writes it down. */
final class Rehearsal {
  private final Work.Tools tools;
  private final MigrationTarget target;
  private final Migrations migrations;
  private final PlaceSession session;
  private final List<String> files = new ArrayList<>();
  private final List<String> sql = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Rehearsal(Work.Tools tools, MigrationTarget target, Migrations migrations, PlaceSession session) {
    this.tools = tools;
    this.target = target;
    this.migrations = migrations;
    this.session = session;
    notes.addAll(migrations.shared().notes());
    notes.addAll(migrations.tenant().notes());
  }

  MigrationPlan run() throws SQLException {
    Work work = new Work(tools, target, migrations, session, FleetListener.NONE);
    Place tenant = work.place(MigrationKind.TENANT);
    session.begin(tenant);
    Pending pending = Pending.read(tools, session, tenant, migrations);
    boolean going = rehearse(work, work.place(MigrationKind.SHARED), pending.shared(), true);
    rehearse(work, tenant, pending.tenant(), going);
    if (!pending.enrolled()) {
      notes.add("the data of all files is replayed for " + target.label() + ", which is new");
    }
    session.connection().rollback();
    return new MigrationPlan(target, files, sql, notes);
  }

  /** Returns whether what comes behind can be tried in the same transaction. */
  private boolean rehearse(Work work, Place place, List<ReadyFile> pending, boolean going)
      throws SQLException {
    if (pending.isEmpty()) {
      return going;
    }
    List<ReadyFile> group = going ? tried(Work.group(pending)) : List.of();
    boolean possible = !group.isEmpty() && group.get(0).transactional();
    if (possible) {
      session.enter(place);
      GroupRun run = work.groupRun(place);
      run.run(group);
      sql.addAll(run.sql());
      group.forEach(file -> files.add(file.toString()));
    }
    List<ReadyFile> rest = pending.subList(possible ? group.size() : 0, pending.size());
    rest.forEach(this::untried);
    return going && rest.isEmpty();
  }

  /** What Java does can't all be taken back, so it isn't called. */
  private static List<ReadyFile> tried(List<ReadyFile> group) {
    return group.stream().takeWhile(file -> file.code() == null).toList();
  }

  private void untried(ReadyFile file) {
    files.add(file.toString());
    file.statements().forEach(statement -> sql.add(statement.text()));
    notes.add(file + " was not tried, since it " + reason(file));
  }

  private static String reason(ReadyFile file) {
    if (file.code() != null) {
      return "is written in Java";
    }
    return file.transactional()
        ? "comes behind a commit, or behind a file that was not tried"
        : "can't run in a transaction";
  }
}
