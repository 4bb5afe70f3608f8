package io.insula.operations;

import io.insula.TenantContext.Task;
import io.insula.TenantId;

/** Stands around every step of a journalled operation. Proceed exactly once, or throw. */
interface StepInterceptor {
  /** Just proceeds. */
  StepInterceptor NONE =
      new StepInterceptor() {
        @Override
        public <X extends Exception> void around(TenantId tenant, Step step, Task<X> proceed)
            throws X {
          proceed.run();
        }
      };

  <X extends Exception> void around(TenantId tenant, Step step, Task<X> proceed) throws X;
}
