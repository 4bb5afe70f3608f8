package io.insula.proof.prover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.proof.prover.RecordedStatement.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementFormatTest {
  @TempDir Path folder;

  @Test
  void readsTheTextLogWithValuesAndSeveralLines() throws IOException {
    Recording recording =
        read(
            """
            2026-11-21 10:00:00.000 UTC [71] app@shop LOG:  execute <unnamed>: select *
            \tfrom note
            \twhere id = $1 and (text = $2 or text = $2) and data ? 'key'
            2026-11-21 10:00:00.000 UTC [71] app@shop DETAIL:  Parameters: $1 = '7', $2 = 'it''s, $3 = ''x'''
            2026-11-21 10:00:00.001 UTC [71] app@shop LOG:  duration: 0.300 ms  statement: select count(*) from note
            2026-11-21 10:00:00.002 UTC [71] app@shop LOG:  duration: 0.040 ms  bind S_1: select 8
            2026-11-21 10:00:00.003 UTC [71] app@shop LOG:  duration: 0.040 ms  execute S_1/C_2: select 8
            2026-11-21 10:00:00.004 UTC [71] app@shop ERROR:  relation "x" does not exist
            2026-11-21 10:00:00.004 UTC [71] app@shop STATEMENT:  select * from x
            2026-11-21 10:00:00.005 UTC [71] app@shop LOG:  execute <unnamed>: update note set text = $1
            2026-11-21 10:00:00.005 UTC [71] app@shop DETAIL:  parameters: $1 = NULL
            2026-11-21 10:00:00.006 UTC [71] app@shop LOG:  execute <unnamed>: delete from note where id = $1
            """);

    assertThat(recording.statements())
        .extracting(RecordedStatement::sql)
        .containsExactly(
            "select *\nfrom note\nwhere id = ? and (text = ? or text = ?) and data ?? 'key'",
            "select count(*) from note",
            "select 8",
            "update note set text = ?",
            "delete from note where id = ?");
    assertThat(texts(recording, 0)).containsExactly("7", "it's, $3 = 'x'", "it's, $3 = 'x'");
    assertThat(recording.statements().get(3).values().get(0).get(0).text()).isNull();
    assertThat(recording.statements().get(4).values()).isEmpty();
    assertThat(recording.statements().get(4).form()).isEqualTo(Form.PREPARED);
  }

  @Test
  void readsTheCsvLog() throws IOException {
    Recording recording =
        read(
            """
            2026-11-21 10:00:00.000 UTC,"app","shop",71,"[local]",6740.1,1,"SELECT",2026-11-21 10:00:00 UTC,3/2,0,LOG,00000,"execute <unnamed>: select ""text""
            from note where id = $1","Parameters: $1 = '7'",,,,,,,,"app","client backend",,0
            2026-11-21 10:00:00.000 UTC,"app","shop",71,"[local]",6740.1,2,"SELECT",2026-11-21 10:00:00 UTC,3/2,0,ERROR,42P01,"statement: no",,,,,,,,,"app","client backend",,0
            """);
    assertThat(recording.statements())
        .extracting(RecordedStatement::sql)
        .containsExactly("select \"text\"\nfrom note where id = ?");
    assertThat(texts(recording, 0)).containsExactly("7");
  }

  @Test
  void readsTheJsonLog() throws IOException {
    Recording recording =
        read(
            """
            {"timestamp":"2026-11-21 10:00:00.000 UTC","error_severity":"LOG","message":"execute <unnamed>: select 1 where $1 = 2","detail":"Parameters: $1 = '2'"}
            {"timestamp":"2026-11-21 10:00:00.000 UTC","error_severity":"LOG","message":"connection received"}
            """);
    assertThat(recording.statements())
        .extracting(RecordedStatement::sql)
        .containsExactly("select 1 where ? = 2");
    assertThat(texts(recording, 0)).containsExactly("2");
  }

  @Test
  void readsSqlWithSemicolonsInTexts() throws IOException {
    Recording recording =
        read(
            """
            -- a comment; with a semicolon
            select 'a;b' from note; select $$x;y$$; /* ; */ update note set text = $1;
            select 'a;b' from note
            """);
    assertThat(recording.statements())
        .extracting(RecordedStatement::sql)
        .containsExactly("select 'a;b' from note", "select $$x;y$$", "update note set text = ?");
  }

  @Test
  void readsWhatARecordingWrote() {
    Recording recording =
        new Recording(
            List.of(
                new RecordedStatement(
                    "select \"ü\"\n?",
                    Form.BATCH,
                    new RecordedStatement.Keys(true, List.of("id")),
                    List.of(
                        List.of(
                            RecordedValue.untyped(null),
                            new RecordedValue(RecordedValue.Kind.NAMED, "{}", "jsonb"))),
                    3,
                    9)));
    Path file = folder.resolve("statements.jsonl");
    recording.save(file);
    assertThat(Recording.load(file)).isEqualTo(recording);
    assertThat(StatementFormat.AUTO.read(file)).isEqualTo(recording);
    assertThat(recording.toString()).doesNotContain("{}");
  }

  @Test
  void saysWhatCannotBeRead() throws IOException {
    Path file = folder.resolve("broken.jsonl");
    Files.writeString(file, "{\"sql\": \"select 1\"}\n{\"sql\": 7}\n");
    assertThatThrownBy(() -> Recording.load(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Line 2 of " + file);
    assertThatThrownBy(() -> StatementFormat.SQL.read(folder.resolve("none")))
        .hasMessageContaining("none cannot be read");
    assertThatThrownBy(() -> StatementFormat.of("word"))
        .hasMessageContaining("auto, recording, postgres-log, csvlog, jsonlog, sql");
    assertThat(StatementFormat.of("postgres-log")).isEqualTo(StatementFormat.POSTGRES_LOG);
  }

  private static List<String> texts(Recording recording, int statement) {
    return recording.statements().get(statement).values().get(0).stream()
        .map(value -> String.valueOf(value.text()))
        .toList();
  }

  private Recording read(String text) throws IOException {
    Path file = folder.resolve("statements");
    Files.writeString(file, text);
    return StatementFormat.AUTO.read(file);
  }
}
