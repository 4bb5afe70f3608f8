package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewMigrationTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.ofHours(3));

  @TempDir Path root;

  private String write(String description, boolean repeatable, boolean timestamp) {
    return root.relativize(
            new NewMigration(description, MigrationKind.TENANT, repeatable, timestamp)
                .write(root, CLOCK))
        .toString();
  }

  private void present(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "select 1;");
  }

  @ParameterizedTest
  @CsvSource({
    "V7__a.sql, 8",
    "V9__a.sql, 10",
    "V007__a.sql, 008",
    "V099__a.sql, 100",
    "V2.1__a.sql, 3",
    "V02_1_5__a.sql, 03",
    "sub/V4.sql, 5",
    "V20250102030405__a.sql, 20260304050607",
    "V202501020304__a.sql, 202603040506",
    "V20250102__a.sql, 20260304",
    "V2025.01.02__a.sql, 2026.03.04",
    "V2025_01_02_03_04_05__a.sql, 2026_03_04_05_06_07",
    "V2025_01_02_0304__a.sql, 2026_03_04_0506",
    "V20260304050607__a.sql, 20260304050608",
    "V2030.01.02__a.sql, 2030.01.03",
    "R__a.sql, 1",
  })
  void numbersAsTheFilesBeforeAreNumbered(String newest, String next) throws IOException {
    present("tenant/" + newest);
    present("shared/V77__not_this.sql");
    assertThat(write("add Invoice  due-date!", false, false))
        .isEqualTo("tenant/V" + next + "__add_invoice_due_date.sql");
    assertThat(MigrationFiles.in(root.resolve("tenant")).files()).hasSize(2);
  }

  @Test
  void beginsWithOneInAFolderThatItMakes() {
    assertThat(write("Rechnung für Ödön", false, false))
        .isEqualTo("tenant/V1__rechnung_für_ödön.sql");
    assertThat(write("second", false, false)).isEqualTo("tenant/V2__second.sql");
    assertThat(write("third", false, true)).isEqualTo("tenant/V20260304050607__third.sql");
    assertThat(write("fourth", false, false)).isEqualTo("tenant/V20260304050608__fourth.sql");
  }

  @Test
  void overwritesNothing() throws IOException {
    assertThat(write("open invoices", true, false)).isEqualTo("tenant/R__open_invoices.sql");
    Path file = Files.writeString(root.resolve("tenant/R__open_invoices.sql"), "select 2;");
    assertThatThrownBy(() -> write("Open invoices", true, false))
        .isInstanceOf(InsulaException.class)
        .hasMessageContaining("R__open_invoices.sql is there already");
    assertThat(file).hasContent("select 2;");
  }

  @Test
  void writesATemplateThatIsAMigrationWhichDoesNothing() throws IOException {
    for (MigrationKind kind : MigrationKind.values()) {
      for (boolean repeatable : new boolean[] {true, false}) {
        Path file = new NewMigration("a\nb", kind, repeatable, false).write(root, CLOCK);
        String text = Files.readString(file);
        assertThat(text).startsWith("-- a b: ").endsWith("\n\n");
        assertThat(SqlScript.split(text)).isEmpty();
        java.util.List<String> faults = new java.util.ArrayList<>();
        assertThat(HeaderReader.read("x", text, faults)).isEqualTo(Header.NONE);
        assertThat(faults).isEmpty();
      }
    }
  }

  @Test
  void refusesADescriptionWithoutWords() {
    assertThatThrownBy(() -> write(" -- ", false, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("say what the migration does");
  }
}
