package io.insula.proof.attack;

/**
 * What was not tried.
 *
 * @param attack its name
 * @param isolation the isolation it was left out in
 * @param reason why
 */
public record SkippedAttack(String attack, String isolation, String reason) {}
