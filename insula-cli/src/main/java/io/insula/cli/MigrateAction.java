package io.insula.cli;

import io.insula.operations.Insula;

/** A command that needs migration files. */
abstract class MigrateAction extends SiteAction {
  @Override
  final int run(Insula insula) throws Exception {
    if (root().settings().migrations().isEmpty()) {
      throw new UsageException(
          "There are no migrations: neither "
              + root().settings().data().resolve("db")
              + " nor ./db exists. Name the folder with --migrations.");
    }
    return migrate(insula);
  }

  /** Does it; the exit code. */
  abstract int migrate(Insula insula) throws Exception;
}
