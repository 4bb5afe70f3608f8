package io.insula.guard.audit;

import io.insula.guard.Normalised;
import io.insula.jdbc.spi.StatementInterceptor;
import io.insula.jdbc.spi.StatementTraits;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Records the statements of the application: their text with its literals and comments taken out,
 * never the values. It doesn't wait for the trail; what the trail can't take is counted there. Put
 * it into a data source as its interceptor. Immutable and thread-safe.
 */
public final class StatementAudit implements StatementInterceptor {
  /** The action of these entries. */
  public static final String ACTION = "sql.statement";

  private final AuditTrail trail;
  private final Which which;
  private final double share;

  /** Which statements are recorded. */
  public enum Which {
    /** All that may change something. */
    WRITES,
    ALL
  }

  /**
   * @param share the share of them that is recorded, by chance: 1 for all
   * @throws IllegalArgumentException if the share is not above 0 and at most 1
   */
  public StatementAudit(AuditTrail trail, Which which, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "The share of audited statements is above 0 and at most 1");
    }
    this.trail = trail;
    this.which = which;
    this.share = share;
  }

  @Override
  public @Nullable Interception inspect(StatementTraits traits) {
    boolean reads = traits.kind() == StatementTraits.Kind.READ;
    if (reads && which == Which.WRITES) {
      return null;
    }
    AuditRecord record =
        AuditRecord.of(ACTION)
            .object(Normalised.of(traits.sql()))
            .detail("kind", reads ? "read" : "write");
    return tenant -> {
      if (share == 1 || ThreadLocalRandom.current().nextDouble() < share) {
        trail.submit(tenant == null ? record : record.tenant(tenant.id()));
      }
    };
  }
}
