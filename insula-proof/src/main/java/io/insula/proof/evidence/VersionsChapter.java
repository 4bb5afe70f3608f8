package io.insula.proof.evidence;

import io.insula.Cluster;
import io.insula.operations.Insula;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What software it was that was looked at. */
final class VersionsChapter implements Chapter {
  private static final String SERVER =
      """
      select current_setting('server_version'), current_setting('ssl'),
             current_setting('row_security'), current_setting('max_prepared_transactions'),
             to_char(now() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS"Z"')
      """;

  private final String version;

  VersionsChapter(String version) {
    this.version = version;
  }

  @Override
  public String id() {
    return "versions";
  }

  @Override
  public String title() {
    return "Versions";
  }

  @Override
  public Section write(Insula insula, Progress progress) throws SQLException {
    List<List<String>> servers = new ArrayList<>();
    for (Cluster cluster : insula.clusters().list()) {
      String database = insula.estate().database(cluster.name());
      try (Connection migrator = insula.estate().migrator(cluster.name(), database)) {
        List<String> row = new ArrayList<>(List.of(cluster.name(), database));
        row.addAll(Rows.of(migrator, SERVER).get(0));
        servers.add(row);
      }
    }
    return new Section(
        id(),
        title(),
        Verdict.STATED,
        "Insula " + version + " with " + Words.counted(servers.size(), "PostgreSQL server") + ".",
        "What was looked at. Bindings of this installation "
            + (insula.estate().settings().proof()
                ? "carry a proof that only a holder of its secret can make."
                : "carry no proof: any SQL can pose as any tenant."),
        List.of(
            new Grid(
                "Here",
                List.of("Insula", "Java", "Operating system"),
                List.of(
                    List.of(
                        version,
                        System.getProperty("java.version", ""),
                        System.getProperty("os.name", "")
                            + " "
                            + System.getProperty("os.arch", "")))),
            new Grid(
                "Servers",
                List.of(
                    "Cluster",
                    "Database",
                    "PostgreSQL",
                    "ssl",
                    "row_security",
                    "max_prepared_transactions",
                    "Clock"),
                servers)));
  }
}
