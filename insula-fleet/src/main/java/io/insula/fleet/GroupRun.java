package io.insula.fleet;

import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.ProtectionRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs files in the transaction that is open: definitions once, in one round trip; in row isolation
 * the statements about rows once for each tenant, behind the walls that have been put up before.
 */
final class GroupRun {
  private static final String UNDONE =
      "Nothing of the files in work was kept; mend the file and run it again.";

  private final PlaceSession session;
  private final Place place;
  private final Administration.Protection protection;
  private final ProtectionRequest request;
  private final RowData rowData;

  private final Batch definitions = new Batch();
  private final List<Batch.Entry> data = new ArrayList<>();
  private final List<String> sql = new ArrayList<>();
  private boolean unprotected;

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
      for (SqlStatement statement : file.statements()) {
        add(new Batch.Entry(file, statement));
      }
      if (file.changesSettings()) {
        flushData();
        definitions.restore(place);
      }
      definitions.mark(i + 1);
    }
    flushData();
    flushDefinitions();
    protect();
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
      definitions.add(entry);
      unprotected = true;
    }
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
    if (unprotected) {
      sql.addAll(protection.protect(session.connection(), request));
      unprotected = false;
    }
  }
}
