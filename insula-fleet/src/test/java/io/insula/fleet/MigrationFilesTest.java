package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFilesTest {
  @TempDir Path root;

  private void write(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "select 1");
  }

  @Test
  void ordersVersionsAsNumbersAndRepeatableFilesLast() throws IOException {
    for (String name :
        new String[] {"R__z.sql", "V10__ten.sql", "V9.2__a.sql", "sub/V9.10__b.sql", "V9__c.sql"}) {
      write(name);
    }
    assertThat(MigrationFiles.in(root).files())
        .extracting(MigrationFile::script)
        .containsExactly(
            "V9__c.sql", "V9.2__a.sql", "sub/V9.10__b.sql", "V10__ten.sql", "R__z.sql");
  }

  @Test
  void namesAllWrongFilesAtOnce() throws IOException {
    for (String name :
        new String[] {"v1__a.sql", "V1_a.sql", "V1x__a.sql", "R_a.sql", "notes.sql", "V3__a.SQL"}) {
      write(name);
    }
    write("V2__one.sql");
    write("V2.0__same.sql");
    write("README.md");
    InvalidMigrationsException failure =
        catchThrowableOfType(InvalidMigrationsException.class, () -> MigrationFiles.in(root));
    assertThat(failure.faults()).hasSize(7);
    assertThat(failure)
        .hasMessageContaining("v1__a.sql")
        .hasMessageContaining("V2.0__same.sql and V2__one.sql have the same version");
  }

  @Test
  void leavesUndoFilesOutWithANote() throws IOException {
    write("V1__a.sql");
    write("U1__a.sql");
    MigrationFiles files = MigrationFiles.in(root);
    assertThat(files.files()).hasSize(1);
    assertThat(files.notes()).singleElement().asString().contains("U1__a.sql");
  }

  @Test
  void hasNoFilesWhereThereIsNoDirectory() {
    assertThat(MigrationFiles.in(root.resolve("none")).files()).isEmpty();
  }

  @Test
  void readsTheClassPathInDirectoriesAndJars() throws IOException {
    Path jar = root.resolve("some files.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("db/"));
      zip.putNextEntry(new ZipEntry("db/tenant/"));
      zip.putNextEntry(new ZipEntry("db/tenant/V1__jar.sql"));
      zip.write("select 1".getBytes(StandardCharsets.UTF_8));
    }
    write("classes/db/tenant/V2__directory.sql");
    URL[] path = {jar.toUri().toURL(), root.resolve("classes").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, null)) {
      assertThat(MigrationFiles.onClassPath(loader, "db/tenant").files())
          .extracting(MigrationFile::script)
          .containsExactly("V1__jar.sql", "V2__directory.sql");
    }
  }
}
