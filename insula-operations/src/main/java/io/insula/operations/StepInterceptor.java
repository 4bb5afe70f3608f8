package io.insula.operations;

import io.insula.TenantContext.Work;
import io.insula.TenantId;

/** Stands around every step of a journalled operation. Proceed exactly once, or throw. */
interface StepInterceptor {
  /** Just proceeds. */
  StepInterceptor NONE =
      new StepInterceptor() {
        @Override
        public <T, X extends Exception> T around(TenantId tenant, Step step, Work<T, X> proceed)
            throws X {
          return proceed.run();
        }
      };

  <T, X extends Exception> T around(TenantId tenant, Step step, Work<T, X> proceed) throws X;
}
