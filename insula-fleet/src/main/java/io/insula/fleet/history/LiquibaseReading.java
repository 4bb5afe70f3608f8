package io.insula.fleet.history;

import io.insula.fleet.LockedPlace;
import io.insula.fleet.MigrationVersion;
import io.insula.fleet.PlaceFile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file of each changeset: by the map; or by the name of its changelog, if that is the
 * name of a file; or by its id, if that is a version. A changeset without one is a fault, and so is
 * a file of which only a part was applied. Texts are not compared: Liquibase's checksums are made
 * of something else.
 */
final class LiquibaseReading implements HistoryReading {
  private static final String APPLIED_BY = "liquibase";

  private final LiquibaseTable history;
  private final ChangeSetMap map;

  LiquibaseReading(LiquibaseTable history, ChangeSetMap map) {
    this.history = history;
    this.map = map;
  }

  @Override
  public Findings read(LockedPlace place) throws SQLException {
    Findings findings = new Findings(place);
    Map<String, Applied> applied = new LinkedHashMap<>();
    for (LiquibaseRow row : history.read()) {
      if (row.applied()) {
        assign(row, findings, applied);
      }
    }
    applied.values().forEach(one -> note(one, findings));
    return findings;
  }

  /** A file and what was applied of it. */
  private record Applied(PlaceFile file, List<LiquibaseRow> byName, List<LiquibaseRow> byId) {
    Applied(PlaceFile file) {
      this(file, new ArrayList<>(), new ArrayList<>());
    }
  }

  private void assign(LiquibaseRow row, Findings findings, Map<String, Applied> applied) {
    String mapped = map.target(row.set());
    if (mapped != null && ChangeSetMap.isNothing(mapped)) {
      return;
    }
    PlaceFile named = named(row, findings);
    String key = mapped != null ? mapped : named != null ? named.key() : version(row.set().id());
    PlaceFile file = key == null ? null : findings.files().get(key);
    if (file == null) {
      findings.fault(
          mapped == null
              ? row + " belongs to no file; give it a version, or \"-\", with --map"
              : row + " is mapped to a file that is not there; put it into the folder");
      return;
    }
    Applied one = applied.computeIfAbsent(file.key(), k -> new Applied(file));
    (mapped != null || named != null ? one.byName : one.byId).add(row);
  }

  private static @Nullable PlaceFile named(LiquibaseRow row, Findings findings) {
    return findings.files().values().stream()
        .filter(file -> lastPart(file.file().script()).equals(row.file()))
        .findFirst()
        .orElse(null);
  }

  private static String lastPart(String script) {
    return script.substring(script.lastIndexOf('/') + 1);
  }

  private static @Nullable String version(String id) {
    String digits = id.startsWith("V") || id.startsWith("v") ? id.substring(1) : id;
    try {
      return PlaceFile.keyOf(MigrationVersion.of(digits));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void note(Applied one, Findings findings) {
    PlaceFile file = one.file;
    List<LiquibaseRow> all = new ArrayList<>(one.byName);
    all.addAll(one.byId);
    if (!one.byId.isEmpty() && all.size() > 1) {
      findings.fault(
          file
              + " would be several changesets by their ids, which may be chance: "
              + all.stream().map(LiquibaseRow::toString).collect(Collectors.joining(", "))
              + "; say with --map what they are");
      return;
    }
    whole(one, findings);
    LiquibaseRow last =
        Objects.requireNonNull(
            all.stream().max(Comparator.comparing(LiquibaseRow::executed)).orElse(null));
    findings.applied(LedgerLine.of(file, last.executed(), 0, APPLIED_BY));
  }

  /** All that the file is made of has to be there, and nothing else. */
  private void whole(Applied one, Findings findings) {
    Set<String> expected = map.of(one.file.key());
    ChangeSet.declared(one.file.file().sql()).stream()
        .filter(set -> map.target(set) == null)
        .map(ChangeSet::toString)
        .forEach(expected::add);
    Set<String> there = new TreeSet<>();
    one.byName.forEach(row -> there.add(row.set().toString()));
    if (expected.isEmpty() || there.isEmpty()) {
      return;
    }
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(there);
    there.removeAll(expected);
    if (!missing.isEmpty()) {
      findings.fault(
          one.file + " was applied only in part; apply the rest with Liquibase first: " + missing);
    }
    if (!there.isEmpty()) {
      findings.fault(one.file + " no longer has what was applied of it; put it back: " + there);
    }
  }
}
