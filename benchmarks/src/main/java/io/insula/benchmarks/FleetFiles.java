package io.insula.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of migrations that both Insula and Flyway read: ten tables, then a column at a time. */
final class FleetFiles {
  static final int TABLES = 10;

  private final Path root;
  private int version;

  FleetFiles() throws IOException {
    root = Files.createTempDirectory("fleet");
    Files.createDirectories(tenant());
  }

  Path root() {
    return root;
  }

  Path tenant() {
    return root.resolve("tenant");
  }

  /** The newest version. */
  int version() {
    return version;
  }

  void tenTables() throws IOException {
    for (int i = 1; i <= TABLES; i++) {
      String parent = i == 1 ? "" : ",\n  parent bigint references item" + (i - 1);
      next(
          "item" + i,
          """
          create table item%1$d (
            id bigint primary key generated always as identity,
            label text not null,
            created timestamptz not null default now()%2$s
          );
          create index on item%1$d (created);
          """
              .formatted(i, parent));
    }
  }

  void columnAndIndex() throws IOException {
    next(
        "column",
        """
        alter table item5 add column extra%1$d text;
        create index on item5 (extra%1$d);
        """
            .formatted(version + 1));
  }

  private void next(String name, String sql) throws IOException {
    version++;
    Files.writeString(tenant().resolve("V%d__%s.sql".formatted(version, name)), sql);
  }
}
