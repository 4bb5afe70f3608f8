package io.insula.guard.audit;

import io.insula.CatalogUnavailableException;
import io.insula.InsulaException;
import io.insula.guard.audit.Verification.Ends;
import io.insula.guard.audit.Verification.Mark;
import io.insula.jdbc.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail as a whole: {@link #trail()} adds to it; the rest reads, verifies, exports and
 * prunes it, and needs the migrator's login. Thread-safe.
 */
public final class Audit {
  /** How many entries a page has at most. */
  public static final int LARGEST_PAGE = 10_000;

  private static final int STEP = 1_000;

  private final AuditConnections connections;
  private final AuditTrail trail;
  private final AuditKey key;
  private final Pruning pruning;

  /**
   * @param connections of the migrator's role
   * @param trail of this process
   * @param secret the installation's
   */
  public Audit(AuditConnections connections, AuditTrail trail, Secret secret) {
    this.connections = connections;
    this.trail = trail;
    this.key = new AuditKey(secret);
    this.pruning = new Pruning(key);
  }

  /** Where what happens is recorded. */
  public AuditTrail trail() {
    return trail;
  }

  /**
   * The newest entries that match.
   *
   * @param before only entries before that position, from {@link AuditPage#next}; null for the
   *     first page
   * @throws IllegalArgumentException if the size is not between 1 and {@link #LARGEST_PAGE}
   */
  public AuditPage list(AuditQuery query, @Nullable Long before, int size) {
    if (size < 1 || size > LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "A page of the audit trail has 1 to " + LARGEST_PAGE + " entries");
    }
    List<AuditEntry> read =
        reading(connection -> TrailReader.page(connection, query, before, size + 1));
    if (read.size() <= size) {
      return new AuditPage(read, null);
    }
    List<AuditEntry> shown = read.subList(0, size);
    return new AuditPage(shown, shown.get(size - 1).position());
  }

  /** The entry of that id. */
  public Optional<AuditEntry> find(UUID id) {
    return reading(connection -> TrailReader.one(connection, "id = ?", id)).stream().findFirst();
  }

  /** The entry at that position. */
  public Optional<AuditEntry> find(long position) {
    return reading(connection -> TrailReader.one(connection, "position = ?", position)).stream()
        .findFirst();
  }

  /**
   * Looks whether every entry is as it was written, and where it was written; at one moment, while
   * others go on to append. Takes the same memory for any number of entries.
   *
   * @param anchor where the trail ended once, as was kept elsewhere; null to do without
   */
  public AuditReport verify(@Nullable AuditAnchor anchor, VerifyListener listener) {
    return reading(
        connection -> {
          Ends ends = TrailReader.ends(connection);
          long total = ends.end().position() - ends.begin().position();
          Verification verification = new Verification(key, ends, anchor);
          long[] done = {0};
          TrailReader.each(
              connection,
              (Instant) null,
              entry -> {
                verification.next(entry);
                if (++done[0] % STEP == 0) {
                  listener.at(done[0], Math.max(done[0], total));
                }
              });
          return verification.report();
        });
  }

  /**
   * Where the trail ends now, to be kept elsewhere.
   *
   * @throws InsulaException if somebody without the key has changed the end
   */
  public AuditAnchor anchor() {
    Mark end = reading(TrailReader::end);
    if (!AuditKey.same(end.mac(), key.head(end.position(), end.at(), end.seal()))) {
      throw new InsulaException(
          end.position() == 0
              ? "The audit trail is empty; there is nothing to anchor yet."
              : "The sealed end of the audit trail was changed; run `insula audit verify`.");
    }
    return new AuditAnchor(
        end.position(), end.at(), end.seal(), key.anchor(end.position(), end.at(), end.seal()));
  }

  /**
   * Writes the entries that match, the oldest first, however many.
   *
   * @return how many
   */
  public long export(AuditQuery query, AuditFormat format, Appendable out) {
    Export export = new Export(format, out);
    return reading(
        connection -> {
          TrailReader.each(connection, query, export::write);
          return export.written();
        });
  }

  /** The months that {@link #prune} would drop. */
  public List<YearMonth> prunable(Instant before) {
    return reading(connection -> Pruning.months(connection, before));
  }

  /**
   * Drops the months (UTC) that ended before that time; the trail goes on from a sealed checkpoint.
   * Verifies it before, so that dropping doesn't wipe out traces.
   *
   * @param evenBroken whether to drop them although they are not as they were written
   * @throws InsulaException if they are not as they were written; nothing is dropped then
   */
  public PruneReport prune(Instant before, boolean evenBroken) {
    List<YearMonth> months = prunable(before);
    if (months.isEmpty()) {
      return new PruneReport(months, 0);
    }
    AuditReport report = verify(null, VerifyListener.NONE);
    if (!report.passed() && !evenBroken) {
      throw new InsulaException(
          "The audit trail is not as it was written: "
              + report.findings().get(0).message()
              + (report.found() > 1 ? ", and " + (report.found() - 1) + " more" : "")
              + ". Nothing was dropped; look at `insula audit verify` first.");
    }
    return drop(months, report);
  }

  private PruneReport drop(List<YearMonth> months, AuditReport verified) {
    try (Connection connection = connections.open()) {
      PruneReport report = pruning.drop(connection, months);
      AuditRecord record =
          AuditRecord.of(AuditActions.PRUNED)
              .severity(AuditSeverity.WARNING)
              .detail("months", months.stream().map(YearMonth::toString).toList())
              .detail("last", report.last())
              .detail("findings", verified.found());
      List<AuditFact> facts = trail.append(connection, List.of(record));
      connection.commit();
      trail.committed(facts);
      return report;
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private <T> T reading(Reading<T> work) {
    try (Connection connection = connections.open()) {
      TrailReader.freeze(connection);
      T result = work.in(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static CatalogUnavailableException unavailable(SQLException e) {
    return new CatalogUnavailableException(
        "The audit trail can't be reached: " + e.getMessage() + " Try again.", e);
  }

  @FunctionalInterface
  private interface Reading<T> {
    T in(Connection connection) throws SQLException;
  }
}
