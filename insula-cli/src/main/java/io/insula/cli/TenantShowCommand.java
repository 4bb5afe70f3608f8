package io.insula.cli;

import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.operations.Insula;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    header = "Shows all that is known of tenants.",
    footer = {"", "Example:  insula tenant show acme --json"})
final class TenantShowCommand extends SiteAction {
  @Parameters(paramLabel = "ID", arity = "1..*", description = "Tenants; also purged ones.")
  List<TenantId> ids = List.of();

  @Override
  int run(Insula insula) {
    List<Tenant> tenants = ids.stream().map(insula.tenants()::get).toList();
    answer(
        () ->
            tenants.size() == 1
                ? TenantView.document(tenants.get(0))
                : tenants.stream().map(TenantView::document).toList(),
        () -> tenants.forEach(this::print));
    return Exit.DONE;
  }

  private void print(Tenant tenant) {
    TenantView.lines(tenant, terminal()).forEach(this::say);
    if (ids.size() > 1) {
      say("");
    }
  }
}
