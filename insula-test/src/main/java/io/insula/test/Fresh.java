package io.insula.test;

/** How often tests get a database of their own. */
public enum Fresh {
  /** Each test class, with its nested classes: its tests see what the ones before them left. */
  CLASS,
  /** Each test method, and each invocation of a parameterised one. */
  METHOD
}
