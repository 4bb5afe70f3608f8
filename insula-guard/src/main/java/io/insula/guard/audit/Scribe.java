package io.insula.guard.audit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes facts of records: adds who, from where and when. Immutable and thread-safe.
 *
 * @param actor who acts when nobody is named
 * @param host this machine
 * @param process this process
 * @param clock when
 * @param random for the ids
 */
record Scribe(String actor, String host, String process, Clock clock, SecureRandom random) {
  static Scribe of(String actor, Clock clock) {
    return new Scribe(
        actor,
        hostName(),
        String.valueOf(ProcessHandle.current().pid()),
        clock,
        new SecureRandom());
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  AuditFact fact(AuditRecord record) {
    AuditOrigin origin = AuditContext.current();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new AuditFact(
        id(now),
        now,
        Details.fit(first(record.actor(), origin.actor())),
        record.action(),
        record.tenant() == null ? null : record.tenant().value(),
        Details.fitOrNull(record.object()),
        record.outcome(),
        record.severity(),
        Details.fitOrNull(origin.address()),
        host,
        process,
        Details.fitOrNull(origin.correlation()),
        Details.fit(record.detail()));
  }

  private String first(@Nullable String said, @Nullable String scope) {
    return said != null ? said : scope != null ? scope : actor;
  }

  /** A UUID of version 7: ids that were made together stand together in the index. */
  private UUID id(Instant now) {
    long most = now.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12);
    return new UUID(most, random.nextLong() >>> 2 | 1L << 63);
  }
}
