package io.insula.proof.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CorpusTest {
  private static final List<Attack> ATTACKS = Corpus.load().attacks();

  @Test
  void hasMoreThanSevenHundredAttacksInTwentyFamilies() {
    assertThat(ATTACKS).hasSizeGreaterThan(700);
    assertThat(ATTACKS.stream().map(Attack::family).distinct()).hasSize(20);
    assertThat(Attacks.known()).isEqualTo(ATTACKS.size());
  }

  @Test
  void noTwoAttacksAreTheSameButForTheirLiterals() {
    List<String> shapes = ATTACKS.stream().map(CorpusTest::shape).toList();
    assertThat(shapes).doesNotHaveDuplicates();
  }

  /** Without the numbers and the blanks, and where it is tried. */
  private static String shape(Attack attack) {
    String text = String.join(";", attack.steps()) + attack.then();
    String known = attack.isolations().stream().sorted().collect(Collectors.joining());
    return text.replaceAll("\\b\\d{4,}\\b", "0").replaceAll("\\s+", " ") + known;
  }

  @Test
  void whatIsKnownSaysWhy() {
    assertThat(ATTACKS.stream().filter(attack -> !attack.known().isEmpty()))
        .hasSizeLessThanOrEqualTo(14)
        .allSatisfy(attack -> assertThat(attack.known()).hasSizeGreaterThan(15));
  }

  @Test
  void readsNamesKeysStatementsAndTheirContinuation() {
    List<String> faults = new ArrayList<>();
    List<Attack> attacks =
        CorpusReader.read(
            "some",
            """
            # A comment.
            == first-one
            in: row, schema
            from: 16
            live: no
            do $$ begin
              null; end $$
            select ${vault}
            then:
            select 2
            undo:
            select 3
            """,
            faults);
    assertThat(faults).isEmpty();
    assertThat(attacks).hasSize(1);
    Attack attack = attacks.get(0);
    assertThat(attack.name()).isEqualTo("first-one");
    assertThat(attack.isolations()).containsExactlyInAnyOrder("row", "schema");
    assertThat(attack.from()).isEqualTo(16);
    assertThat(attack.live()).isFalse();
    assertThat(attack.steps()).containsExactly("do $$ begin\nnull; end $$", "select ${vault}");
    assertThat(attack.then()).containsExactly("select 2");
    assertThat(attack.undo()).containsExactly("select 3");
  }

  @Test
  void namesEveryFaultWithItsLine() {
    List<String> faults = new ArrayList<>();
    CorpusReader.read(
        "some",
        """
        select 1
        == Bad Name
        in: cellar
        live: perhaps
        from: many
        select ${unheard_of}
        needs: haste
        == empty
        """,
        faults);
    assertThat(faults)
        .hasSize(8)
        .allMatch(fault -> fault.startsWith("some, line "))
        .anyMatch(fault -> fault.contains("before the first name"))
        .anyMatch(fault -> fault.contains("\"Bad Name\" is no name"))
        .anyMatch(fault -> fault.contains("\"cellar\" are no isolations"))
        .anyMatch(fault -> fault.contains("live is yes or no"))
        .anyMatch(fault -> fault.contains("\"many\" is no version"))
        .anyMatch(fault -> fault.contains("nobody knows ${unheard_of}"))
        .anyMatch(fault -> fault.contains("behind a statement"))
        .anyMatch(fault -> fault.contains("empty has no statement"));
  }
}
