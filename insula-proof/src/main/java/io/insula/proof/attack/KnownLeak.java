package io.insula.proof.attack;

/**
 * Something that came through, and that is known to: no data of a tenant in itself, but worth
 * knowing. The same text stands in the corpus.
 *
 * @param leak what came through
 * @param reason why it can't be closed, and what to do
 */
public record KnownLeak(Leak leak, String reason) {}
