package io.insula.proof.attack;

/**
 * One step of an interleaving.
 *
 * @param session which of the sessions does it
 * @param one a number that decides on a tenant or a name
 * @param other another one
 */
record Doing(Action action, int session, int one, int other) {}
