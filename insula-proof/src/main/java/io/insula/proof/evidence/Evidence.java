package io.insula.proof.evidence;

import io.insula.Cluster;
import io.insula.InsulaException;
import io.insula.operations.Insula;
import io.insula.proof.prover.Recording;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was found when somebody looked whether tenants are kept apart. Immutable.
 *
 * @param installation which installation: the address of its home database
 * @param collectedAt when, to the second
 * @param actor by whom
 * @param sections in the order of the report
 */
public record Evidence(
    String installation, Instant collectedAt, String actor, List<Section> sections) {
  public Evidence {
    sections = List.copyOf(sections);
  }

  /** The ids of all sections, in the order of the report. */
  public static List<String> sectionIds() {
    return chapters("", Optional.empty()).stream().map(Chapter::id).toList();
  }

  /**
   * Looks at everything that the settings don't leave out. Some sections make tenants of their own
   * and remove them again; none touches the data of others. A section that can't be written is one
   * that failed, so that a report is always whole.
   *
   * @throws InsulaException if a section to leave out doesn't exist
   */
  public static Evidence collect(
      Insula insula, EvidenceSettings settings, EvidenceListener listener) {
    List<Chapter> chapters = chapters(settings.version(), settings.recording());
    checkSkipped(settings.skipped());
    List<Section> sections = new ArrayList<>();
    for (Chapter chapter : chapters) {
      listener.begins(chapter.title(), sections.size(), chapters.size());
      Section section =
          settings.skipped().contains(chapter.id())
              ? Section.skipped(chapter.id(), chapter.title(), "Left out on request.")
              : write(chapter, insula, listener);
      sections.add(section);
      listener.done(section);
    }
    return new Evidence(
        home(insula), Instant.now().truncatedTo(ChronoUnit.SECONDS), settings.actor(), sections);
  }

  private static List<Chapter> chapters(String version, Optional<Recording> recording) {
    return List.of(
        new VersionsChapter(version),
        new FleetChapter(),
        new RolesChapter(),
        new WallsChapter(),
        new PlansChapter(),
        new IndexesChapter(),
        new LintsChapter(),
        new AttacksChapter(),
        new IsolationChapter(),
        new StatementsChapter(recording),
        new LeftoversChapter(),
        new AuditChapter());
  }

  private static void checkSkipped(Set<String> skipped) {
    Set<String> unknown = new HashSet<>(skipped);
    sectionIds().forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new InsulaException(
          "There is no section " + unknown + " to skip; there are " + sectionIds() + ".");
    }
  }

  private static Section write(Chapter chapter, Insula insula, EvidenceListener listener) {
    try {
      return chapter.write(insula, listener::at);
    } catch (SQLException | RuntimeException e) {
      return new Section(
          chapter.id(),
          chapter.title(),
          Verdict.FAILED,
          "This could not be looked at: " + e.getMessage(),
          "",
          List.of());
    }
  }

  private static String home(Insula insula) {
    return insula.clusters().list().stream()
        .filter(cluster -> cluster.name().equals(Cluster.HOME))
        .map(Cluster::url)
        .findFirst()
        .orElse("");
  }

  /** Whether no section failed. */
  public boolean passed() {
    return sections.stream().noneMatch(section -> section.verdict() == Verdict.FAILED);
  }

  /** The result in one sentence, which also says what was left out. */
  public String conclusion() {
    long failed = count(Verdict.FAILED);
    long skipped = count(Verdict.SKIPPED);
    String result =
        failed == 0
            ? "Nothing was found that would let a tenant reach another's data."
            : "Failed: " + Words.counted(failed, "section") + ".";
    return skipped == 0
        ? result
        : result + " Not looked at: " + Words.counted(skipped, "section") + ".";
  }

  private long count(Verdict verdict) {
    return sections.stream().filter(section -> section.verdict() == verdict).count();
  }

  /** The report as one HTML page, not signed yet; see {@link EvidenceSeal#sign}. */
  public String html() {
    return new EvidencePage(this).write();
  }
}
