package io.insula.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.guard.audit.Verification.Ends;
import io.insula.guard.audit.Verification.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever somebody without the key does to the entries is found. */
class TamperingPropertyTest {
  private static final AuditKey KEY = new AuditKey(House.SECRET);

  @Property(tries = 500)
  void whateverIsDoneToTheEntriesIsFound(
      @ForAll @IntRange(min = 1, max = 30) int length,
      @ForAll @IntRange(min = 1, max = 5) int changes,
      @ForAll Random random) {
    List<AuditEntry> trail = trail(length);
    Mark end = end(trail);
    assertThat(verify(trail, end).passed()).isTrue();
    List<AuditEntry> tampered = new ArrayList<>(trail);
    for (int i = 0; i < changes; i++) {
      tamper(tampered, random);
    }
    tampered.sort(Comparator.comparingLong(AuditEntry::position));
    assertThat(verify(tampered, end).passed()).isEqualTo(tampered.equals(trail));
  }

  private static void tamper(List<AuditEntry> entries, Random random) {
    if (entries.isEmpty()) {
      return;
    }
    int at = random.nextInt(entries.size());
    int other = random.nextInt(entries.size());
    AuditEntry entry = entries.get(at);
    switch (random.nextInt(5)) {
      case 0 -> entries.remove(at);
      case 1 -> entries.set(at, moved(entry, entries.get(other).position()));
      case 2 -> entries.add(moved(entry, random.nextInt(entries.size() + 3)));
      case 3 -> entries.set(at, rewritten(entry, entries.get(other)));
      default ->
          entries.set(
              at,
              new AuditEntry(
                  entry.position(),
                  entry.at(),
                  fact("somebody else"),
                  entry.previous(),
                  entry.seal()));
    }
  }

  private static AuditEntry moved(AuditEntry entry, long position) {
    return new AuditEntry(position, entry.at(), entry.fact(), entry.previous(), entry.seal());
  }

  private static AuditEntry rewritten(AuditEntry entry, AuditEntry other) {
    return new AuditEntry(
        entry.position(), entry.at(), other.fact(), other.previous(), other.seal());
  }

  private static AuditReport verify(List<AuditEntry> entries, Mark end) {
    Verification verification =
        new Verification(KEY, new Ends(new Mark(0, Instant.EPOCH, "", ""), end), null);
    entries.forEach(verification::next);
    return verification.report();
  }

  private static Mark end(List<AuditEntry> trail) {
    AuditEntry last = trail.get(trail.size() - 1);
    String mac = KEY.head(last.position(), last.at(), last.seal());
    return new Mark(last.position(), last.at(), last.seal(), mac);
  }

  private static List<AuditEntry> trail(int length) {
    List<AuditEntry> trail = new ArrayList<>();
    String previous = "";
    for (int position = 1; position <= length; position++) {
      AuditFact fact = fact("actor " + position);
      String seal = KEY.entry(previous, position, Instant.EPOCH, fact);
      trail.add(new AuditEntry(position, Instant.EPOCH, fact, previous, seal));
      previous = seal;
    }
    return trail;
  }

  private static AuditFact fact(String actor) {
    return new AuditFact(
        UUID.nameUUIDFromBytes(actor.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        Instant.EPOCH,
        actor,
        "test.entry",
        null,
        null,
        AuditOutcome.SUCCESS,
        AuditSeverity.INFO,
        null,
        "host",
        "1",
        null,
        Map.of());
  }
}
