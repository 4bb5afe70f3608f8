package io.insula.cli;

import io.insula.InsulaException;
import io.insula.operations.MigrateOptions;
import io.insula.operations.waves.Waves;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a run over the fleet: which tenants, in which order, how far. */
final class RunOptions {
  @Mixin SelectionOptions selection = new SelectionOptions();
  @Mixin PaceOptions pace = new PaceOptions();

  @Option(
      names = "--waves",
      paramLabel = "FILE",
      description = "YAML with waves and the gates between them; see `insula migrate run --help`.")
  @Nullable Path waves;

  @Option(
      names = "--target",
      paramLabel = "VERSION",
      description = "No tenant's file behind that version.")
  @Nullable String target;

  @Option(
      names = "--verify",
      description = "Read every ledger, also of places that the catalog says are up to date.")
  boolean verify;

  /** What was said. */
  MigrateOptions options() {
    return pace.options()
        .selection(selection.selection())
        .waves(waves == null ? Waves.NONE : load(waves))
        .target(target)
        .verify(verify);
  }

  private static Waves load(Path file) {
    try {
      return Waves.load(file);
    } catch (IllegalArgumentException | InsulaException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
