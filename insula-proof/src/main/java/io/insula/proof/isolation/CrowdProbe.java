package io.insula.proof.isolation;

import io.insula.InsulaException;
import io.insula.proof.internal.marks.Sql;
import io.insula.proof.internal.marks.TableShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Many threads, each of which changes the tenant again and again and reads one table. */
final class CrowdProbe {
  private final List<Resident> residents;
  private final IsolationSettings settings;

  CrowdProbe(List<Resident> residents, IsolationSettings settings) {
    this.residents = residents;
    this.settings = settings;
  }

  List<Probe> probes() {
    return List.of(
        new Probe(
            Door.CONCURRENCY,
            "%d threads, %d changes of tenant each"
                .formatted(settings.threads(), settings.rounds()),
            this::crowd));
  }

  private @Nullable String crowd() throws SQLException {
    ExecutorService threads = Executors.newFixedThreadPool(settings.threads());
    try {
      List<Future<@Nullable String>> walks = new ArrayList<>();
      for (int i = 0; i < settings.threads(); i++) {
        Random random = new Random(i);
        walks.add(threads.submit(() -> walk(random)));
      }
      return first(walks);
    } finally {
      threads.shutdownNow();
    }
  }

  private static @Nullable String first(List<Future<@Nullable String>> walks) throws SQLException {
    for (Future<@Nullable String> walk : walks) {
      try {
        String seen = walk.get();
        if (seen != null) {
          return seen;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InsulaException("The checks were interrupted.", e);
      } catch (ExecutionException e) {
        throw new SQLException(String.valueOf(e.getCause()), e);
      }
    }
    return null;
  }

  private @Nullable String walk(Random random) throws SQLException {
    for (int round = 0; round < settings.rounds(); round++) {
      Resident reader = residents.get(random.nextInt(residents.size()));
      List<TableShape> tables = reader.ground().tables();
      TableShape table = tables.get(random.nextInt(tables.size()));
      boolean undone = random.nextBoolean();
      String sql = "select * from " + Sql.quote(table.name());
      List<List<@Nullable String>> rows =
          undone ? reader.undone(c -> Sql.rows(c, sql)) : reader.as(c -> Sql.rows(c, sql));
      String seen = TableProbes.foreign(residents, reader, table, rows);
      int own = reader.planted().patch(table.name()).map(patch -> patch.rows().size()).orElse(0);
      if (seen != null || rows.size() < own) {
        return seen != null ? seen : "rows of " + reader.id() + " were missing in " + table.name();
      }
    }
    return null;
  }
}
