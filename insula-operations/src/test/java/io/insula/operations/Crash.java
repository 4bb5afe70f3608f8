package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.TenantContext.Work;
import io.insula.TenantId;
import io.insula.jdbc.Secret;
import io.insula.testbed.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A program that dies, without any clean-up, right before or right after one step. */
final class Crash {
  /** What the program exits with when it died as planned. */
  static final int DIED = 137;

  private Crash() {}

  /**
   * Begins something, and dies in the middle.
   *
   * @param args url, secret, what to do (create, purge or fill), id, isolation, step, before or
   *     after
   */
  public static void main(String[] args) {
    Step step = Step.valueOf(args[5]);
    boolean before = args[6].equals("before");
    InsulaBuilder builder =
        Insula.connect(args[0])
            .secret(Secret.of(args[1]))
            .migrations(House.MIGRATIONS)
            .lease(Duration.ofSeconds(1))
            .steps(new DiesAt(step, before));
    try (Insula insula = builder.open()) {
      TenantId id = TenantId.of(args[3]);
      if (args[2].equals("create")) {
        insula.tenants().create(NewTenant.of(id).isolation(Isolation.of(args[4])));
      } else if (args[2].equals("purge")) {
        insula.tenants().purge(id);
      } else {
        insula.readyPool().fill(ReadyPool.FillListener.NONE);
      }
    }
  }

  /** Runs it in a process of its own, until it has died. */
  static void run(
      TestDatabase database,
      Path log,
      String action,
      TenantId id,
      Isolation isolation,
      Step step,
      String when)
      throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Crash.class.getName(),
                database.url(),
                House.SECRET.encoded(),
                action,
                id.value(),
                isolation.label(),
                step.name(),
                when)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(() -> read(log)).isEqualTo(DIED);
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  private record DiesAt(Step fatal, boolean before) implements StepInterceptor {
    @Override
    public <T, X extends Exception> T around(TenantId tenant, Step step, Work<T, X> proceed)
        throws X {
      if (step == fatal && before) {
        Runtime.getRuntime().halt(DIED);
      }
      T result = proceed.run();
      if (step == fatal) {
        Runtime.getRuntime().halt(DIED);
      }
      return result;
    }
  }
}
