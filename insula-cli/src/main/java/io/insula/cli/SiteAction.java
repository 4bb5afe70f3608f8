package io.insula.cli;

import io.insula.operations.Insula;

/** A command on an open installation. */
abstract class SiteAction extends Action {
  @Override
  public final Integer call() throws Exception {
    try (Site site = Site.open(root())) {
      return run(site.insula());
    }
  }

  /** Does it; the exit code. */
  abstract int run(Insula insula) throws Exception;
}
