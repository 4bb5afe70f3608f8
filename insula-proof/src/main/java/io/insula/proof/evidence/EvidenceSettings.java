package io.insula.proof.evidence;

import java.util.Set;

/**
 * How evidence is collected. Immutable.
 *
 * @param version of the tool that collects
 * @param actor who collects, free text
 * @param skipped ids of sections that are left out; the report says so
 */
public record EvidenceSettings(String version, String actor, Set<String> skipped) {
  public EvidenceSettings {
    skipped = Set.copyOf(skipped);
  }
}
