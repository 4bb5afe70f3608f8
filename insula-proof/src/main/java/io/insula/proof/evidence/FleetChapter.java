package io.insula.proof.evidence;

import io.insula.Tenant;
import io.insula.operations.Insula;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How many tenants there are, and where; not who they are. */
final class FleetChapter implements Chapter {
  @Override
  public String id() {
    return "tenants";
  }

  @Override
  public String title() {
    return "Tenants";
  }

  @Override
  public Section write(Insula insula, Progress progress) {
    Map<String, Integer> counts = new TreeMap<>();
    int all = 0;
    for (Tenant tenant : insula.tenants().list()) {
      counts.merge(place(tenant), 1, Integer::sum);
      all++;
    }
    return new Section(
        id(),
        title(),
        Verdict.STATED,
        Words.counted(all, "tenant") + ".",
        "How many tenants there are, by how and where they are kept. Their names are left out, so"
            + " that the report can be shown to any of them.",
        List.of(
            new Grid(
                "Tenants",
                List.of("Isolation", "Cluster", "Status", "How many"),
                counts.entrySet().stream().map(FleetChapter::row).toList())));
  }

  private static String place(Tenant tenant) {
    return String.join(
        "\t",
        tenant.placement().isolation().name().toLowerCase(Locale.ROOT),
        tenant.placement().cluster(),
        tenant.status().name().toLowerCase(Locale.ROOT));
  }

  private static List<String> row(Map.Entry<String, Integer> entry) {
    String[] parts = entry.getKey().split("\t", -1);
    return List.of(parts[0], parts[1], parts[2], entry.getValue().toString());
  }
}
