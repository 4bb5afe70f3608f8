package io.insula.operations;

import io.insula.Isolation;
import io.insula.operations.Runner.Moment;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes migrate the same fleet at the same time: they share the work, and double nothing.
 */
class TwoRunnersTest {
  private static final int TENANTS = 20;

  @TempDir private Path folder;

  @Test
  void shareTheWorkAndBothSucceed() throws Exception {
    OnceFiles files = new OnceFiles(folder);
    files.write("create table first (id int);");
    try (House house = House.open(builder -> builder.migrations(folder))) {
      List<String> tenants = create(house);
      files.next();
      files.write("create table fourth (id int);");
      files.write("create table fifth (id int);");
      try (RunnerProcess one = RunnerProcess.ready(house.database().url(), folder, Moment.NEVER);
          RunnerProcess other = RunnerProcess.ready(house.database().url(), folder, Moment.NEVER)) {
        one.go();
        other.go();
        one.succeeds();
        other.succeeds();
      }
      try (Insula insula = House.connect(house.database()).migrations(folder).open()) {
        files.assertOnce(insula, tenants);
      }
      files.assertLedger(
          house
              .database()
              .column(
                  "select count(*) from insula.migration where kind = 'tenant' group by schema_name"),
          TENANTS + 1);
    }
  }

  private static List<String> create(House house) {
    List<String> tenants =
        Stream.concat(
                IntStream.range(0, TENANTS).mapToObj(i -> "schema-" + i),
                Stream.of("row-a", "row-b"))
            .toList();
    for (String id : tenants) {
      Isolation isolation = Isolation.of(id.substring(0, id.indexOf('-')));
      house.tenants().create(NewTenant.of(id).isolation(isolation));
    }
    return tenants;
  }
}
