package io.insula.fleet.history;

import io.insula.fleet.LockedPlace;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Flyway's history in one place. Its times have no zone: they are meant in the session's. */
final class FlywayTable {
  private static final String READ =
      """
      select installed_rank, version, description, type, script, checksum, installed_by,
             installed_on::timestamptz as installed_on, execution_time, success
        from %s
       order by installed_rank""";

  /** As Flyway 12 makes it on PostgreSQL. */
  private static final String CREATE =
      """
      create table %1$s (
        "installed_rank" int not null,
        "version" varchar(50),
        "description" varchar(200) not null,
        "type" varchar(20) not null,
        "script" varchar(1000) not null,
        "checksum" integer,
        "installed_by" varchar(100) not null,
        "installed_on" timestamp not null default now(),
        "execution_time" integer not null,
        "success" boolean not null
      );
      alter table %1$s add constraint %2$s primary key ("installed_rank");
      create index %3$s on %1$s ("success")""";

  private static final String WRITE =
      """
      insert into %s (installed_rank, version, description, type, script, checksum, installed_by,
                      installed_on, execution_time, success)
      values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz::timestamp, ?, true)""";

  private static final String REALIGN = "update %s set checksum = ? where installed_rank = ?";

  private final LockedPlace place;
  private final ToolTable table;

  FlywayTable(LockedPlace place, String name) {
    this.place = place;
    this.table = new ToolTable(place, name);
  }

  ToolTable table() {
    return table;
  }

  List<FlywayRow> read() throws SQLException {
    table.lock(HistoryTool.FLYWAY);
    List<FlywayRow> rows = new ArrayList<>();
    try (PreparedStatement statement =
            place.connection().prepareStatement(READ.formatted(table.sql()));
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(FlywayRow.read(result));
      }
    }
    return rows;
  }

  void create() throws SQLException {
    table.run(
        CREATE.formatted(
            table.sql(),
            ToolTable.quote(table.name() + "_pk"),
            ToolTable.quote(table.name() + "_s_idx")));
  }

  void append(List<FlywayRow> rows) throws SQLException {
    try (PreparedStatement statement =
        place.connection().prepareStatement(WRITE.formatted(table.sql()))) {
      for (FlywayRow row : rows) {
        statement.setInt(1, row.rank());
        statement.setString(2, row.version());
        statement.setString(3, row.description());
        statement.setString(4, row.type());
        statement.setString(5, row.script());
        statement.setObject(6, row.checksum(), Types.INTEGER);
        statement.setString(7, row.installedBy());
        statement.setString(8, row.installedOn().toString());
        statement.setInt(9, row.millis());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  void realign(int rank, int checksum) throws SQLException {
    try (PreparedStatement statement =
        place.connection().prepareStatement(REALIGN.formatted(table.sql()))) {
      statement.setInt(1, checksum);
      statement.setInt(2, rank);
      statement.executeUpdate();
    }
  }
}
