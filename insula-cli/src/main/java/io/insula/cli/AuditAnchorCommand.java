package io.insula.cli;

import io.insula.operations.Insula;
import picocli.CommandLine.Command;

@Command(
    name = "anchor",
    header = "Prints where the audit trail ends now, to be kept elsewhere.",
    description = {
      "",
      "Keep it where nobody who can write to the database can write: print it, mail it, put it into",
      "another system. `insula audit verify --anchor` then finds out when entries that were there",
      "are gone, even if the whole database was put back to an earlier state.",
      ""
    },
    footer = {"", "Example:  insula audit anchor > anchor-$(date +%F).json"})
final class AuditAnchorCommand extends SiteAction {
  @Override
  int run(Insula insula) {
    say(insula.audit().anchor().encoded());
    return Exit.DONE;
  }
}
