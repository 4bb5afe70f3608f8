package io.insula.guard.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {
  private static final SqlName NAME = SqlName.of("name");
  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = TestServer.shared().create();
    database.execute(
        """
        create table note (id int, name text, kind text);
        insert into note values (1, 'a%b', 'x'), (2, 'a_b', 'y'), (3, 'a!b', 'x'), (4, 'aXb', null);
        """);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static List<Integer> ids(SqlText text) throws SQLException {
    TestServer server = database.server();
    try (Connection connection =
            DriverManager.getConnection(database.url(), server.user(), server.password());
        PreparedStatement statement = text.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      List<Integer> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getInt(1));
      }
      return ids;
    }
  }

  private static SqlText notes(SqlText condition) {
    return SqlText.of("select id from note").plus(SqlText.where(condition)).plus(" order by id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"' or true --", "x'; drop table note; --", "\\' or 1=1", "?", "$1", "%"})
  void findsNothingByAHostileValue(String hostile) throws SQLException {
    assertThat(ids(notes(SqlText.equal(NAME, hostile)))).isEmpty();
    assertThat(ids(notes(SqlText.in(NAME, List.of(hostile, hostile))))).isEmpty();
    assertThat(ids(notes(SqlText.of("name = ?", hostile)))).isEmpty();
    assertThat(ids(SqlText.of("select id from note"))).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"na\"me", "name\"; drop table note; --", "a.b", "name--", "NAME", "?", "''"})
  void readsAHostileNameAsAName(String hostile) {
    assertThatThrownBy(() -> ids(notes(SqlText.equal(SqlName.of(hostile), "x"))))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42703"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\u0000b", "a\nb"})
  void refusesANameThatCannotBeOne(String name) {
    assertThatThrownBy(() -> SqlName.of(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesANameThatTheServerWouldCut() {
    assertThat(SqlName.of("a".repeat(63)).quoted()).hasSize(65);
    assertThatThrownBy(() -> SqlName.of("a".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SqlName.of("ä".repeat(32)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name = 'x'",
        "name = 'x",
        "name = $$x$$",
        "a; b",
        "a -- b",
        "a /* b */",
        "\"a",
        "E'x'"
      })
  void refusesPartsThatLookLikeGluedValues(String part) {
    assertThatThrownBy(() -> SqlText.of(part))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("x'");
  }

  @Test
  void refusesMoreOrFewerValuesThanQuestionMarks() {
    assertThatThrownBy(() -> SqlText.of("a = ?")).hasMessageContaining("1 question marks");
    assertThatThrownBy(() -> SqlText.of("a = ?", 1, 2)).hasMessageContaining("2 values");
    assertThat(SqlText.of("a ?? ?", 1).size()).isEqualTo(1);
  }

  @Test
  void findsSignsOfPatternsAsTheyAre() throws SQLException {
    assertThat(ids(notes(SqlText.contains(NAME, "%")))).containsExactly(1);
    assertThat(ids(notes(SqlText.contains(NAME, "_")))).containsExactly(2);
    assertThat(ids(notes(SqlText.contains(NAME, "!")))).containsExactly(3);
    assertThat(ids(notes(SqlText.startsWith(NAME, "a_")))).containsExactly(2);
    assertThat(ids(notes(SqlText.startsWith(NAME, "a")))).hasSize(4);
  }

  @Test
  void leavesOutWhatIsEmpty() throws SQLException {
    assertThat(SqlText.where(SqlText.EMPTY, SqlText.EMPTY)).isEqualTo(SqlText.EMPTY);
    assertThat(ids(notes(SqlText.EMPTY))).hasSize(4);
    assertThat(ids(notes(SqlText.in(NAME, List.of())))).isEmpty();
    assertThat(ids(notes(SqlText.equal(SqlName.of("kind"), null)))).containsExactly(4);
    assertThat(
            ids(
                SqlText.of("select id from note where id < ?", 4)
                    .and(SqlText.EMPTY)
                    .and(SqlText.of("kind = ? or id = ?", "y", 1))
                    .plus(" order by id")))
        .containsExactly(1, 2);
  }

  @Test
  void sortsByWordsThatAreAcceptedOnly() throws SQLException {
    Sorting sorting = Sorting.by("kind", SqlName.of("kind")).and("number", SqlName.of("id"));
    SqlText all = SqlText.of("select id from note");
    assertThat(ids(all.plus(sorting.orderBy("-number")))).containsExactly(4, 3, 2, 1);
    assertThat(ids(all.plus(sorting.orderBy("kind, -number")))).containsExactly(3, 1, 2, 4);
    assertThat(sorting.orderBy("")).isEqualTo(SqlText.EMPTY);
    assertThatThrownBy(() -> sorting.orderBy("id; drop table note"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[kind, number]")
        .hasMessageNotContaining("drop");
  }

  @Test
  void showsNoValue() {
    assertThat(SqlText.of("a = ?", "secret")).hasToString("a = ?");
  }
}
