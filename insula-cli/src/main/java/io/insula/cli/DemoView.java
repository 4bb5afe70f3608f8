package io.insula.cli;

import io.insula.Tenant;
import io.insula.cli.Terminal.Style;
import io.insula.cli.demo.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The demo as people watch it. */
final class DemoView {
  private final Terminal terminal;
  private final Welcome welcome;

  DemoView(Terminal terminal, Welcome welcome) {
    this.terminal = terminal;
    this.welcome = welcome;
  }

  /** The whole picture. */
  List<String> lines(Snapshot snapshot) {
    List<String> lines = new ArrayList<>();
    lines.add(
        terminal.styled(Style.BOLD, "Insula demo")
            + text("  %d tenants in one fleet, ", snapshot.shops().size())
            + text("%.0f requests/s, ", snapshot.perSecond())
            + welcome.url());
    lines.add("");
    lines.addAll(table(snapshot));
    lines.add("");
    lines.add(walls(snapshot));
    if (snapshot.lastError() != null) {
      lines.add(
          terminal.styled(Style.RED, snapshot.errors() + " failed; last: ") + oneLine(snapshot));
    }
    lines.add(
        terminal.styled(Style.DIM, "Try in another terminal (Ctrl-C here stops; the data stay):"));
    lines.addAll(
        welcome.tries(
            "tenant suspend cedar-books",
            "tenant create acme --name \"Acme Inc\" --plan pro",
            "sql baltic-bank \"select * from invoice order by id desc limit 3\""));
    return lines;
  }

  private List<String> table(Snapshot snapshot) {
    Table table =
        new Table("TENANT", "PLAN", "ISOLATION", "STATUS", "REQ/S", "P50", "P99", "INVOICES")
            .right("REQ/S", "P50", "P99", "INVOICES");
    for (Snapshot.Shop shop : snapshot.shops()) {
      Tenant tenant = shop.tenant();
      table.row(
          Table.cell(tenant.id().value(), Style.BOLD),
          TenantView.shown(tenant.plan()),
          Table.cell(tenant.placement().isolation().label(), isolation(tenant)),
          Table.cell(status(shop), TenantView.style(tenant.status())),
          text("%.1f", shop.perSecond()),
          Durations.shown(shop.median()),
          Durations.shown(shop.slowest()),
          text("%,d", shop.invoices()));
    }
    return table.lines(terminal);
  }

  private static Style isolation(Tenant tenant) {
    return switch (tenant.placement().isolation()) {
      case ROW -> Style.PLAIN;
      case SCHEMA -> Style.CYAN;
      case DATABASE -> Style.YELLOW;
    };
  }

  private static String status(Snapshot.Shop shop) {
    String label = shop.tenant().status().label();
    return shop.refused() > 0 ? label + ", " + shop.refused() + " refused" : label;
  }

  private String walls(Snapshot snapshot) {
    boolean hold = snapshot.foreignRows() == 0;
    return text(
            "Walls: %,d rows read, %,d break-ins tried, ", snapshot.rowsRead(), snapshot.breakIns())
        + terminal.styled(
            hold ? Style.GREEN : Style.RED, text("foreign rows seen: %,d", snapshot.foreignRows()));
  }

  private String oneLine(Snapshot snapshot) {
    String error = String.valueOf(snapshot.lastError()).replaceAll("\\s+", " ");
    int room = Math.max(20, terminal.abilities().width() - 20);
    return error.length() > room ? error.substring(0, room) + "…" : error;
  }

  /** All in one line. */
  String line(Snapshot snapshot) {
    long open = snapshot.shops().stream().filter(s -> s.tenant().status().admitsWork()).count();
    return text(
            "%3d s  %d tenants, %d open  %.0f requests/s  invoices %,d  errors %d  ",
            snapshot.running().toSeconds(),
            snapshot.shops().size(),
            open,
            snapshot.perSecond(),
            snapshot.shops().stream().mapToLong(Snapshot.Shop::invoices).sum(),
            snapshot.errors())
        + walls(snapshot)
        + (snapshot.lastError() == null ? "" : "  last error: " + oneLine(snapshot));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
