package io.insula.postgres;

import io.insula.jdbc.Secret;

/** The secret of all tests: roles belong to the whole server, so their passwords must agree. */
public final class TestSecret {
  public static final Secret SECRET = Secret.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

  private TestSecret() {}
}
