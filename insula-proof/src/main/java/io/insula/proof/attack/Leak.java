package io.insula.proof.attack;

/**
 * One thing that came through.
 *
 * @param attack the name of the attack
 * @param family the file of the corpus that it is in
 * @param isolation how its two tenants were kept apart
 * @param mode how it was sent
 * @param effect what it did
 * @param what in words; never data, not even a mark
 */
public record Leak(
    String attack, String family, String isolation, AttackMode mode, Effect effect, String what) {
  @Override
  public String toString() {
    return "%s/%s [%s, %s] %s: %s".formatted(family, attack, isolation, mode, effect, what);
  }
}
