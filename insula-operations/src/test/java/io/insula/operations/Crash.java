package io.insula.operations;

import io.insula.Isolation;
import io.insula.TenantContext.Work;
import io.insula.TenantId;
import io.insula.jdbc.Secret;
import java.time.Duration;

/** A program that dies, without any clean-up, right before or right after one step. */
final class Crash {
  /** What the program exits with when it died as planned. */
  static final int DIED = 137;

  private Crash() {}

  /**
   * Begins something, and dies in the middle.
   *
   * @param args url, secret, what to do (create or purge), id, isolation, step, before or after
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
      } else {
        insula.tenants().purge(id);
      }
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
