package io.insula.fleet;

import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.ProtectionRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Runs files in the transaction that is open: definitions once, in one round trip; in row isolation
 * the statements about rows once for each tenant, behind the walls that have been put up before.
 */
final class GroupRun {
  private static final String UNDONE =
      "Nothing of the files in work was kept; mend the file and run it again.";

  private static final Pattern REFERS = Pattern.compile("(?i)\\breferences\\b");
  private static final Pattern JOINS = Pattern.compile("(?i)\\b(attach\\s+partition|inherit)\\b");

  private final PlaceSession session;
  private final Place place;
  private final Administration.Protection protection;
  private final ProtectionRequest request;
  private final RowData rowData;

  private final Batch definitions = new Batch();
  private final List<Batch.Entry> data = new ArrayList<>();
  private final List<String> sql = new ArrayList<>();
  private final List<String> unprotected = new ArrayList<>();
  private boolean called;

  GroupRun(
      PlaceSession session,
      Place place,
      Administration.Protection protection,
      ProtectionRequest request,
      RowData rowData) {
    this.session = session;
    this.place = place;
    this.protection = protection;
    this.request = request;
    this.rowData = rowData;
  }

  /** Runs the files and protects what they made. */
  void run(List<ReadyFile> files) throws SQLException {
    definitions.mark(0);
    for (int i = 0; i < files.size(); i++) {
      ReadyFile file = files.get(i);
      if (file.changesSettings()) {
        apart(file);
      } else {
        add(file);
      }
      definitions.mark(i + 1);
    }
    flushData();
    flushDefinitions();
    protect();
  }

  /** Nothing of its settings reaches the other files. */
  private void apart(ReadyFile file) throws SQLException {
    flushData();
    definitions.enter(file.header());
    add(file);
    flushData();
    definitions.restore(place);
  }

  private void add(ReadyFile file) throws SQLException {
    if (file.code() != null) {
      call(file);
    }
    for (SqlStatement statement : file.statements()) {
      add(new Batch.Entry(file, statement));
    }
  }

  private void call(ReadyFile file) throws SQLException {
    sql.add("-- " + file + ", in Java");
    flushDefinitions();
    if (place.rows() && file.callsPerTenant()) {
      protect();
      rowData.callForAll(file, UNDONE);
    } else {
      new JavaCall(session, place, file).once(UNDONE);
      called = true;
    }
  }

  /** All that was run, in order, for people. */
  List<String> sql() {
    return sql;
  }

  private void add(Batch.Entry entry) throws SQLException {
    sql.add(entry.statement().text());
    if (place.rows() && entry.statement().type() == StatementType.DATA) {
      flushDefinitions();
      data.add(entry);
    } else {
      flushData();
      definitions.add(place.rows() ? adapted(entry) : entry);
      unprotected.add(entry.statement().text());
    }
  }

  /** What refers to other tables, or joins one, meets them as they are protected by now. */
  private Batch.Entry adapted(Batch.Entry entry) throws SQLException {
    String text = entry.statement().text();
    if (JOINS.matcher(text).find()) {
      flushDefinitions();
      protect();
    } else if (REFERS.matcher(text).find()) {
      flushDefinitions();
      String adapted = protection.adapt(session.connection(), request, text);
      return new Batch.Entry(entry.file(), entry.statement().as(adapted));
    }
    return entry;
  }

  private void flushDefinitions() throws SQLException {
    if (definitions.isEmpty()) {
      return;
    }
    try {
      definitions.run(session.connection());
    } catch (Batch.Failed e) {
      throw Failures.statement(place, e, UNDONE);
    }
  }

  private void flushData() throws SQLException {
    if (data.isEmpty()) {
      return;
    }
    protect();
    rowData.runForAll(data, UNDONE);
    data.clear();
  }

  private void protect() throws SQLException {
    if (called || needed()) {
      sql.addAll(protection.protect(session.connection(), request));
    }
    called = false;
    unprotected.clear();
  }

  private boolean needed() throws SQLException {
    return !unprotected.isEmpty() && protection.needed(session.connection(), request, unprotected);
  }
}
