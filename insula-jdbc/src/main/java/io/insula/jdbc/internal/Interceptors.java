package io.insula.jdbc.internal;

import io.insula.jdbc.spi.StatementInterceptor;
import io.insula.jdbc.spi.StatementInterceptor.Interception;
import io.insula.jdbc.spi.StatementTraits;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All interceptors of a data source as one. */
record Interceptors(List<StatementInterceptor> all)
    implements Function<StatementTraits, @Nullable Interception> {
  @Override
  public @Nullable Interception apply(StatementTraits traits) {
    List<Interception> found =
        all.stream()
            .map(interceptor -> interceptor.inspect(traits))
            .filter(Objects::nonNull)
            .toList();
    return switch (found.size()) {
      case 0 -> null;
      case 1 -> found.get(0);
      default -> each(found);
    };
  }

  private static Interception each(List<Interception> interceptions) {
    return tenant -> {
      for (Interception interception : interceptions) {
        interception.before(tenant);
      }
    };
  }
}
