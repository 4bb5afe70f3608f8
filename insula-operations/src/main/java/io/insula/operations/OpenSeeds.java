package io.insula.operations;

import static java.util.stream.Collectors.partitioningBy;

import io.insula.InsulaException;
import io.insula.Tenant;
import io.insula.fleet.SeedFiles;
import io.insula.fleet.Seeder;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The seeds of an open installation.
 *
 * @param migrations where the migrations are
 * @param placeholders the user's
 * @param shared the schema of shared tables
 */
record OpenSeeds(
    Records records,
    DataSource dataSource,
    @Nullable String migrations,
    Map<String, String> placeholders,
    String shared)
    implements Seeds {
  @Override
  public SeedReport run(Selection selection, SeedSource source, int jobs, SeedListener listener) {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is " + jobs + "; it takes at least one");
    }
    SeedFiles files = files(source);
    Seeder seeder = new Seeder(dataSource, files, placeholders, shared);
    List<Tenant> all = selection.tenants(records);
    all.stream().findFirst().ifPresent(seeder::check);
    Map<Boolean, List<Tenant>> open =
        all.stream().collect(partitioningBy(t -> selection.byName() || t.status().admitsWork()));
    return new SeedReport(
        files.names(),
        new SeedRun(open.getOrDefault(true, List.of()), seeder::seed, listener).run(jobs),
        open.getOrDefault(false, List.of()).stream().map(Tenant::id).toList());
  }

  private SeedFiles files(SeedSource source) {
    if (source instanceof SeedSource.Paths paths) {
      return SeedFiles.of(paths.paths());
    }
    String below = source instanceof SeedSource.Folder folder ? folder.below() : "";
    if (migrations == null) {
      throw new InsulaException(
          "There are no seeds, since there are no migrations: name the folder that has \"tenant\""
              + " and \"seed\" in it, or the files. Nothing was done.");
    }
    SeedFiles files = MigrationSource.seeds(migrations, below);
    if (files.names().isEmpty()) {
      throw new InsulaException(
          "There are no SQL files in " + migrations + "/seed" + below + ". Nothing was done.");
    }
    return files;
  }
}
