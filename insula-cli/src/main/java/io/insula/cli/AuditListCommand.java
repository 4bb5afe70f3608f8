package io.insula.cli;

import io.insula.guard.audit.AuditPage;
import io.insula.operations.Insula;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    aliases = "ls",
    header = "Lists entries that match everything that is said, the newest first.",
    footer = {
      "",
      "Examples:",
      "  insula audit list --tenant acme --since 30d",
      "  insula audit list --outcome denied --search unknown",
      "  insula audit list --action tenant.purge --json | jq -r '.[].actor'"
    })
final class AuditListCommand extends SiteAction {
  private static final int DEFAULT_LIMIT = 50;

  @Mixin AuditOptions wanted = new AuditOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "" + DEFAULT_LIMIT,
      description = "How many at most; ${DEFAULT-VALUE} if nothing is said.")
  int limit;

  @Option(names = "--before", paramLabel = "POSITION", description = "Only before this position.")
  @Nullable Long before;

  @Override
  int run(Insula insula) {
    AuditPage page = page(insula);
    answer(
        () -> page.entries().stream().map(AuditView::document).toList(),
        () -> AuditView.table(page.entries()).print(terminal()));
    if (page.entries().isEmpty()) {
      remark("No entry matches.");
    }
    if (page.next() != null) {
      remark("There are more: --before " + page.next());
    }
    return Exit.DONE;
  }

  private AuditPage page(Insula insula) {
    try {
      return insula.audit().list(wanted.query(), before, limit);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage() + " (--limit)");
    }
  }
}
