package io.insula.postgres.conformance;

/** Statements that fail, and commands that are not about rows. */
final class CommandCases {
  private CommandCases() {}

  static Cases cases() {
    return Cases.topic("command")
        .add(
            "syntax errors show their position",
            (connection, trace) -> {
              trace.execute(connection, "selec 1");
              trace.execute(connection, "select id, nothing from person");
              trace.execute(connection, "select 1; select nope from person");
              trace.execute(connection, "update person set nope = 1");
              trace.execute(connection, "select * from nowhere");
              trace.execute(connection, "insert into person (nope) values (1)");
              trace.execute(connection, "select no_function(1)");
              trace.execute(connection, "select 'unterminated");
            })
        .add(
            "constraint violations",
            (connection, trace) -> {
              trace.execute(connection, "insert into person (id, name) values (1, 'Twice')");
              trace.execute(connection, "insert into person (name) values (null)");
              trace.execute(connection, "insert into item (person_id, label) values (77, 'x')");
              trace.execute(connection, "update item set quantity = -1");
              trace.execute(
                  connection, "insert into item (person_id, label) values (1, repeat('x', 30))");
            })
        .add(
            "unique violation of a natural key",
            (connection, trace) -> {
              trace.execute(
                  connection, "insert into person (name, email) values ('A', 'bob@example.org')");
              trace.execute(connection, "insert into number (n, word) values (1, 'one')");
            })
        .add(
            "errors while running",
            (connection, trace) -> {
              trace.execute(connection, "select 1/0");
              trace.execute(connection, "select 'a'::int");
              trace.execute(connection, "select fail('22012')");
              trace.execute(connection, "select fail('P0001')");
              trace.execute(connection, "select fail_inside()");
              trace.execute(connection, "do $$ begin raise exception 'no'; end $$");
            })
        .add(
            "explain",
            (connection, trace) ->
                trace.attempt(
                    "explain",
                    () -> {
                      try (var statement = connection.createStatement();
                          var rows = statement.executeQuery("explain select 1")) {
                        rows.next();
                        return rows.getMetaData().getColumnLabel(1);
                      }
                    }))
        .add(
            "set and show in autocommit",
            (connection, trace) -> {
              trace.execute(connection, "show application_name");
              trace.execute(connection, "set datestyle = 'ISO, MDY'");
              trace.execute(connection, "show datestyle");
              trace.execute(connection, "set local datestyle = 'ISO, DMY'");
              trace.execute(connection, "reset datestyle");
              trace.execute(connection, "select current_setting('datestyle')");
            })
        .add(
            "set local in a transaction",
            (connection, trace) -> {
              connection.setAutoCommit(false);
              trace.execute(connection, "set local lock_timeout = '7s'");
              trace.execute(connection, "show lock_timeout");
              trace.query(connection, "select count(*) from person");
              trace.execute(connection, "show lock_timeout");
              connection.commit();
              trace.execute(connection, "show lock_timeout");
            })
        .add(
            "do and call",
            (connection, trace) -> {
              trace.execute(connection, "do $$ begin update person set age = 8; end $$");
              trace.execute(connection, "call rename(1, 'Ava', null)");
              trace.query(connection, "select name, age from person order by id");
            })
        .add(
            "with, values, table, parentheses",
            (connection, trace) -> {
              trace.execute(connection, "with p as (select * from person) select count(*) from p");
              trace.execute(
                  connection,
                  "with d as (delete from item where id = 1 returning id) select id from d");
              trace.execute(connection, "values (1, 'a'), (2, 'b')");
              trace.execute(connection, "table adult");
              trace.execute(connection, "(select 1) union all (select count(*) from person)");
              trace.execute(connection, "/* hint */ select id from person where id = 1");
            })
        .add(
            "insert with select, update with from, delete with using",
            (connection, trace) -> {
              trace.execute(
                  connection, "insert into item (person_id, label) select id, name from person");
              trace.execute(
                  connection,
                  "update item set label = p.name from person p where p.id = item.person_id");
              trace.execute(
                  connection,
                  "delete from item using person p where p.id = person_id and p.name = 'Ada'");
              trace.query(connection, "select id, person_id, label from item order by id");
            })
        .add(
            "merge",
            (connection, trace) -> {
              trace.execute(
                  connection,
                  "merge into number t using (values (1, 'uno'), (9001, 'new')) s (n, word)"
                      + " on t.n = s.n when matched then update set word = s.word"
                      + " when not matched then insert (n, word) values (s.n, s.word)");
              trace.query(connection, "select n, word from number where n in (1, 9001) order by n");
            })
        .add(
            "on conflict",
            (connection, trace) -> {
              trace.execute(
                  connection,
                  "insert into person (name, email) values ('Ada II', 'ada@example.org')"
                      + " on conflict (email) do update set name = excluded.name");
              trace.execute(
                  connection,
                  "insert into number (n, word) values (1, 'x'), (9000, 'y')"
                      + " on conflict (n) do nothing");
              trace.execute(
                  connection,
                  "insert into number (n, word) values (2, 'z')"
                      + " on conflict (n) do update set word = excluded.word returning n, word");
              trace.query(connection, "select name, email from person order by id");
            })
        .add(
            "sequences",
            (connection, trace) -> {
              trace.execute(connection, "select nextval('ticket')");
              connection.setAutoCommit(false);
              trace.execute(connection, "select nextval('ticket'), currval('ticket')");
              trace.execute(connection, "select lastval()");
              connection.rollback();
              trace.execute(connection, "select nextval('ticket')");
            })
        .add(
            "commands that are not allowed",
            (connection, trace) -> {
              trace.execute(connection, "drop table person");
              trace.execute(connection, "alter table person add column x int");
              trace.execute(connection, "create temporary table t (a int)");
            })
        .add(
            "vacuum refuses a transaction and needs none",
            (connection, trace) -> {
              connection.setAutoCommit(false);
              trace.query(connection, "select count(*) from person");
              trace.execute(connection, "vacuum");
              connection.rollback();
              trace.query(connection, "select count(*) from person");
            });
  }
}
