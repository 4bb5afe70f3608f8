package io.insula.proof.evidence;

import io.insula.proof.prover.Recording;
import java.util.Optional;
import java.util.Set;

/**
 * How evidence is collected. Immutable.
 *
 * @param version of the tool that collects
 * @param actor who collects, free text
 * @param skipped ids of sections that are left out; the report says so
 * @param recording the application's own statements, if they are to be proved
 */
public record EvidenceSettings(
    String version, String actor, Set<String> skipped, Optional<Recording> recording) {
  public EvidenceSettings {
    skipped = Set.copyOf(skipped);
  }

  /** Without a recording. */
  public EvidenceSettings(String version, String actor, Set<String> skipped) {
    this(version, actor, skipped, Optional.empty());
  }
}
