package io.insula.test;

import io.insula.jdbc.spi.StatementInterceptor;
import io.insula.spi.TenantListener;
import io.insula.test.contract.StatementInterceptorContract;
import io.insula.test.contract.TenantListenerContract;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;

/** Implementations as users write them, right and wrong. */
class InterceptorsAndListenersTest {
  @Nested
  class AnInterceptorThatRefuses extends StatementInterceptorContract {
    @Override
    protected StatementInterceptor interceptor() {
      return traits -> traits.sql().contains("pg_catalog") ? tenant -> refuse() : null;
    }

    @Override
    protected List<String> admitted() {
      return List.of("select 1");
    }

    @Override
    protected List<String> refused() {
      return List.of("select * from pg_catalog.pg_class");
    }
  }

  @Nested
  class AListenerThatCollects extends TenantListenerContract {
    @Override
    protected TenantListener listener() {
      return new ConcurrentLinkedQueue<>()::add;
    }
  }

  private static void refuse() throws SQLException {
    throw new SQLException("the system's catalogs are none of the application's business");
  }

  /** Fails at a text it has not seen, admits every second time, and refuses by another failure. */
  static class BrokenInterceptor extends StatementInterceptorContract {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    protected StatementInterceptor interceptor() {
      return traits -> {
        if (traits.sql().isEmpty()) {
          throw new IllegalArgumentException("empty");
        }
        return CALLS.incrementAndGet() % 2 == 0
            ? null
            : tenant -> {
              throw new IllegalStateException("refused");
            };
      };
    }

    @Override
    protected List<String> admitted() {
      return List.of("select 1", "select 2");
    }

    @Override
    protected List<String> refused() {
      return List.of("select 3", "select 4");
    }
  }

  /** Knows no operation but creation, and each event once only. */
  static class BrokenListener extends TenantListenerContract {
    @Override
    protected TenantListener listener() {
      Set<Object> seen = new HashSet<>();
      return event -> {
        if (!seen.add(event)) {
          throw new IllegalStateException("seen before");
        }
      };
    }
  }
}
