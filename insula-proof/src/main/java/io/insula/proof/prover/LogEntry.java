package io.insula.proof.prover;

/**
 * An entry of PostgreSQL's log.
 *
 * @param message what was logged
 * @param detail its details; empty if there are none
 */
record LogEntry(String message, String detail) {}
