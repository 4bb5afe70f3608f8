package io.insula.guard;

/**
 * What one rule found in a statement.
 *
 * @param rule which
 * @param detail what exactly, without values; a part of a sentence
 */
public record Finding(Rule rule, String detail) {}
