package io.insula.cli;

import io.insula.InsulaException;
import io.insula.guard.audit.Audit;
import io.insula.guard.audit.AuditEntry;
import io.insula.operations.Insula;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    header = "Shows all of one entry.",
    footer = {"", "Example:  insula audit show 42"})
@SuppressWarnings("NullAway.Init") // picocli fills it
final class AuditShowCommand extends SiteAction {
  @Parameters(paramLabel = "ENTRY", description = "Its position, or its id.")
  String entry;

  @Override
  int run(Insula insula) {
    AuditEntry found =
        find(insula.audit())
            .orElseThrow(
                () ->
                    new InsulaException(
                        "There is no entry " + entry + " in the audit trail (any more)."));
    answer(() -> AuditView.document(found), () -> AuditView.lines(found).print(terminal()));
    return Exit.DONE;
  }

  private Optional<AuditEntry> find(Audit audit) {
    try {
      return entry.matches("\\d{1,18}")
          ? audit.find(Long.parseLong(entry))
          : audit.find(UUID.fromString(entry));
    } catch (IllegalArgumentException e) {
      throw new UsageException("\"" + entry + "\" is neither a position nor an id.");
    }
  }
}
