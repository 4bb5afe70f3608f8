package io.insula.fleet.history;

import io.insula.InsulaException;
import io.insula.fleet.LockedPlace;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Liquibase's history in one place. Its times have no zone: they are meant in the session's. */
final class LiquibaseTable {
  private static final String READ =
      """
      select author, id, filename, dateexecuted::timestamptz, exectype
        from %s
       order by dateexecuted, orderexecuted""";

  /** As Liquibase 4 makes them on PostgreSQL. */
  private static final String CREATE =
      """
      create table %s (
        id varchar(255) not null,
        author varchar(255) not null,
        filename varchar(255) not null,
        dateexecuted timestamp not null,
        orderexecuted integer not null,
        exectype varchar(10) not null,
        md5sum varchar(35),
        description varchar(255),
        comments varchar(255),
        tag varchar(255),
        liquibase varchar(20),
        contexts varchar(255),
        labels varchar(255),
        deployment_id varchar(10)
      )""";

  private static final String CREATE_LOCK =
      """
      create table %s (
        id integer not null primary key,
        locked boolean not null,
        lockgranted timestamp,
        lockedby varchar(255)
      )""";

  private static final String APPEND =
      """
      insert into %1$s (id, author, filename, dateexecuted, orderexecuted, exectype, description,
                        comments)
      select ?, ?, ?, ?::timestamptz::timestamp, coalesce(max(orderexecuted), 0) + 1, 'EXECUTED',
             'sql', ''
        from %1$s""";

  private final LockedPlace place;
  private final ToolTable table;
  private final ToolTable lock;

  LiquibaseTable(LockedPlace place, String name) {
    this.place = place;
    this.table = new ToolTable(place, name);
    this.lock = new ToolTable(place, name + "lock");
  }

  boolean exists() throws SQLException {
    return table.exists();
  }

  /** The application sees neither of the two tables. */
  void setAside() throws SQLException {
    table.setAside();
    if (lock.exists()) {
      lock.setAside();
    }
  }

  List<LiquibaseRow> read() throws SQLException {
    table.lock(HistoryTool.LIQUIBASE);
    requireUnlocked();
    List<LiquibaseRow> rows = new ArrayList<>();
    try (PreparedStatement statement =
            place.connection().prepareStatement(READ.formatted(table.sql()));
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(
            new LiquibaseRow(
                new ChangeSet(result.getString(1), result.getString(2)),
                result.getString(3),
                result.getObject(4, OffsetDateTime.class),
                result.getString(5)));
      }
    }
    return rows;
  }

  private void requireUnlocked() throws SQLException {
    if (!lock.exists()) {
      return;
    }
    try (Statement statement = place.connection().createStatement();
        ResultSet row =
            statement.executeQuery("select exists (select from " + lock.sql() + " where locked)")) {
      if (row.next() && row.getBoolean(1)) {
        throw new InsulaException(
            place.label()
                + ": Liquibase is at work in schema \""
                + place.schema()
                + "\", or was broken off there. Wait for it, or run its releaseLocks.");
      }
    }
  }

  void create() throws SQLException {
    table.run(CREATE.formatted(table.sql()));
    if (!lock.exists()) {
      lock.run(CREATE_LOCK.formatted(lock.sql()));
    }
  }

  /** Without checksums: Liquibase computes them at its next run. */
  void append(List<LiquibaseRow> rows) throws SQLException {
    try (PreparedStatement statement =
        place.connection().prepareStatement(APPEND.formatted(table.sql()))) {
      for (LiquibaseRow row : rows) {
        statement.setString(1, row.set().id());
        statement.setString(2, row.set().author());
        statement.setString(3, row.filename());
        statement.setString(4, row.executed().toString());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
