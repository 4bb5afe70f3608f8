package io.insula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What needs no database. */
class GrammarTest {
  @Test
  void teachesEveryCommandWithAnExample() {
    List<CommandLine> commands = new ArrayList<>();
    collect(new Cli(nowhere(), Map.of(), new ShutDown()).commandLine(), commands);
    assertThat(commands).hasSizeGreaterThan(25);
    for (CommandLine command : commands) {
      String name = command.getCommandSpec().qualifiedName();
      CommandRun help =
          CommandRun.of((name.substring("insula".length()) + " --help").strip().split(" "));
      assertThat(help.code()).as(name).isZero();
      assertThat(help.out())
          .as(name)
          .contains("Usage: " + name)
          .containsPattern("(Examples?|To begin):\\s");
    }
  }

  @Test
  void completesItself() {
    assertThat(CommandRun.of("completion").out()).contains("complete -F", "suspend");
  }

  @Test
  void saysItsVersionAsTextAndAsJson() {
    assertThat(CommandRun.of("--version").out()).matches("insula [0-9].* \\(Java .*\\)\\n");
    assertThat(CommandRun.of("version", "--json").json().get("insula").asString())
        .isEqualTo(VersionCommand.number());
  }

  @Test
  void pointsToTheHelpWhenItDoesNotUnderstand() {
    CommandRun unknown = CommandRun.of("tenant", "lits");
    assertThat(unknown.code()).isEqualTo(Exit.USAGE);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).contains("lits", "insula tenant --help");
    assertThat(CommandRun.of("tenant").code()).isEqualTo(Exit.USAGE);
    assertThat(CommandRun.of("help", "nonsense").code()).isEqualTo(Exit.USAGE);
    assertThat(CommandRun.of().code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void readsOptionsBeforeVariablesBeforeTheFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("c"), "url=file\nuser=file\npassword.x=secret\n");
    Sources sources = Sources.of(Map.of("INSULA_URL", "variable"), file);
    assertThat(sources.text("url", "option")).isEqualTo("option");
    assertThat(sources.text("url", null)).isEqualTo("variable");
    assertThat(sources.text("user", null)).isEqualTo("file");
    assertThat(sources.text("password", null)).isNull();
    assertThat(sources.chosenPasswords()).containsEntry("x", "secret");
    CommandRun missing = CommandRun.of("tenant", "list", "--config", folder + "/none");
    assertThat(missing.code()).isEqualTo(Exit.USAGE);
    assertThat(missing.err()).contains(folder + "/none");
  }

  @Test
  void saysHowToGiveTheSecretOfADatabaseByAddress(@TempDir Path folder) {
    CommandRun run =
        CommandRun.of(
            "tenant", "list", "--url", "jdbc:postgresql://localhost:1/x", "--data", "" + folder);
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("INSULA_SECRET").contains("insula init");
  }

  @Test
  void doesNotRunSomebodyElsesDatabase() {
    CommandRun run = CommandRun.of("up", "--url", "jdbc:postgresql://localhost/x");
    assertThat(run.code()).isEqualTo(Exit.USAGE);
  }

  private static void collect(CommandLine command, List<CommandLine> all) {
    all.add(command);
    command.getSubcommands().values().forEach(sub -> collect(sub, all));
  }

  private static Terminal nowhere() {
    return new Terminal(
        System.out,
        System.err,
        new java.io.BufferedReader(new java.io.StringReader("")),
        Terminal.Abilities.NONE);
  }
}
