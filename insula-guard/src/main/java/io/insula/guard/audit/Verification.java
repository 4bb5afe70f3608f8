package io.insula.guard.audit;

import io.insula.guard.audit.AuditFinding.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the chain from where it begins, entry by entry in the order of positions, and remembers
 * what does not fit. Needs the same memory for any number of entries. Not thread-safe; one use.
 */
final class Verification {
  /** How many broken entries are compared with each other, to tell moved ones from changed ones. */
  private static final int MOST_SUSPECTS = 200;

  private final AuditKey key;
  private final Ends ends;
  private final @Nullable AuditAnchor anchor;
  private final List<AuditFinding> findings = new ArrayList<>();
  private final List<AuditEntry> suspects = new ArrayList<>();
  private final List<AuditEntry> group = new ArrayList<>();
  private long found;
  private long entries;
  private long first;
  private @Nullable Instant since;
  private long last;

  /** Of the last entry; null if that is not as it was written, and says nothing of the next. */
  private @Nullable String seal;

  /** Where the trail begins and ends, as the database says. */
  record Ends(Mark begin, Mark end) {}

  /** A sealed place in the trail. */
  record Mark(long position, Instant at, String seal, String mac) {}

  Verification(AuditKey key, Ends ends, @Nullable AuditAnchor anchor) {
    this.key = key;
    this.ends = ends;
    this.anchor = anchor;
    this.last = ends.begin().position();
    this.seal = ends.begin().seal();
    checkMarks();
  }

  private void checkMarks() {
    Mark begin = ends.begin();
    if (begin.position() > 0
        && !AuditKey.same(
            begin.mac(), key.checkpoint(begin.position(), begin.at(), begin.seal()))) {
      add(headFinding(begin.position(), "The sealed beginning of the trail was changed"));
    }
    Mark end = ends.end();
    boolean unused = end.position() == 0 && end.seal().isEmpty() && end.mac().isEmpty();
    if (!unused && !AuditKey.same(end.mac(), key.head(end.position(), end.at(), end.seal()))) {
      add(headFinding(end.position(), "The sealed end of the trail was changed"));
    }
    if (anchor != null
        && !AuditKey.same(
            anchor.mac(), key.anchor(anchor.position(), anchor.at(), anchor.seal()))) {
      add(
          new AuditFinding(
              Kind.ANCHOR_MISSED,
              anchor.position(),
              anchor.position(),
              null,
              null,
              "The anchor is not one of this installation, or it was changed"));
    }
    if (anchor != null
        && anchor.position() > 0
        && anchor.position() == begin.position()
        && !anchor.seal().equals(begin.seal())) {
      add(
          new AuditFinding(
              Kind.ANCHOR_MISSED,
              begin.position(),
              begin.position(),
              null,
              null,
              "The trail does not begin at the entry of the anchor"));
    }
  }

  private static AuditFinding headFinding(long position, String message) {
    return new AuditFinding(Kind.HEAD_CHANGED, position, position, null, null, message);
  }

  /** The next entry; positions never go down. */
  void next(AuditEntry entry) {
    entries++;
    if (since == null) {
      since = entry.at();
      first = entry.position();
    }
    if (!group.isEmpty() && group.get(0).position() != entry.position()) {
      judgeGroup();
    }
    if (group.size() < MOST_SUSPECTS || isIntact(entry)) {
      group.add(entry);
    } else {
      suspect(entry, true);
    }
  }

  /** Entries with the same position: at most one of them is genuine. */
  private void judgeGroup() {
    int genuine = 0;
    while (genuine < group.size() && !isIntact(group.get(genuine))) {
      genuine++;
    }
    genuine %= group.size();
    for (int i = 0; i < group.size(); i++) {
      if (i == genuine) {
        judge(group.get(i));
      } else {
        suspect(group.get(i), true);
      }
    }
    group.clear();
  }

  private boolean isIntact(AuditEntry entry) {
    return AuditKey.same(
        entry.seal(), key.entry(entry.previous(), entry.position(), entry.at(), entry.fact()));
  }

  private void judge(AuditEntry entry) {
    long position = entry.position();
    if (position > ends.end().position()) {
      beyondEnd(entry);
      return;
    }
    if (position <= ends.begin().position()) {
      add(AuditFinding.of(Kind.INSERTED, entry, "stands before the beginning of the trail"));
      return;
    }
    if (position > last + 1) {
      add(AuditFinding.of(Kind.REMOVED, last + 1, position - 1, "are missing"));
    }
    boolean intact = isIntact(entry);
    if (!intact) {
      suspect(entry, false);
    } else if (position == last + 1 && seal != null && !entry.previous().equals(seal)) {
      add(
          AuditFinding.of(
              Kind.CHANGED, entry, "does not follow from the entry before it: that was replaced"));
    }
    noticed(entry);
    checkAnchor(entry);
    last = position;
    seal = intact ? entry.seal() : null;
  }

  /** What a writer of the trail itself noticed cannot be unsaid. */
  private void noticed(AuditEntry entry) {
    if (entry.fact().action().equals(AuditActions.HEAD_CHANGED)) {
      add(
          AuditFinding.of(
              Kind.HEAD_CHANGED, entry, "says that the end of the trail was found changed then"));
    }
  }

  private void checkAnchor(AuditEntry entry) {
    if (anchor != null
        && anchor.position() == entry.position()
        && !anchor.seal().equals(entry.seal())) {
      add(AuditFinding.of(Kind.ANCHOR_MISSED, entry, "is not the one of the anchor"));
    }
  }

  private void beyondEnd(AuditEntry entry) {
    if (isIntact(entry)) {
      add(AuditFinding.of(Kind.HEAD_CHANGED, entry, "stands behind the end: the end was put back"));
    } else {
      add(AuditFinding.of(Kind.INSERTED, entry, "stands behind the end, and its seal is wrong"));
    }
  }

  private void suspect(AuditEntry entry, boolean inserted) {
    if (inserted && !isIntact(entry)) {
      add(
          AuditFinding.of(
              Kind.INSERTED, entry, "has a position that is taken, and its seal is wrong"));
    } else if (inserted) {
      add(AuditFinding.of(Kind.INSERTED, entry, "has a position that is taken"));
    } else if (suspects.size() < MOST_SUSPECTS) {
      suspects.add(entry);
    } else {
      add(changed(entry));
    }
  }

  private static AuditFinding changed(AuditEntry entry) {
    return AuditFinding.of(Kind.CHANGED, entry, "was changed: its seal is wrong");
  }

  AuditReport report() {
    if (!group.isEmpty()) {
      judgeGroup();
    }
    long end = ends.end().position();
    if (last < end) {
      add(AuditFinding.of(Kind.TRUNCATED, last + 1, end, "at the end of the trail are missing"));
    } else if (seal != null && !seal.equals(ends.end().seal())) {
      add(headFinding(end, "The sealed end of the trail is not the seal of its last entry"));
    }
    if (anchor != null && anchor.position() > end) {
      add(
          AuditFinding.of(
              Kind.ANCHOR_MISSED,
              end + 1,
              anchor.position(),
              "were there when the anchor was made, and are missing"));
    }
    judgeSuspects();
    findings.sort(Comparator.comparingLong(AuditFinding::position));
    return new AuditReport(entries, first, end, since, findings, found);
  }

  /** One whose seal is right for the position of another has been moved. */
  private void judgeSuspects() {
    List<Long> places = new ArrayList<>();
    suspects.forEach(entry -> places.add(entry.position()));
    findings.stream()
        .filter(f -> f.kind() == Kind.REMOVED || f.kind() == Kind.TRUNCATED)
        .forEach(
            f -> {
              for (long at = f.position();
                  at <= f.to() && places.size() < 2 * MOST_SUSPECTS;
                  at++) {
                places.add(at);
              }
            });
    for (AuditEntry entry : suspects) {
      Long home = home(entry, places);
      add(
          home == null
              ? changed(entry)
              : AuditFinding.of(Kind.REORDERED, entry, "was moved: it was written as " + home));
    }
  }

  private @Nullable Long home(AuditEntry entry, List<Long> places) {
    for (Long place : places) {
      if (AuditKey.same(
          entry.seal(), key.entry(entry.previous(), place, entry.at(), entry.fact()))) {
        return place;
      }
    }
    return null;
  }

  private void add(AuditFinding finding) {
    found++;
    if (findings.size() < AuditReport.MOST_FINDINGS) {
      findings.add(finding);
    }
  }
}
