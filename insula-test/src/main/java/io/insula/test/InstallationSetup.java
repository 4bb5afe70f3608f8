package io.insula.test;

import io.insula.operations.InsulaBuilder;

/**
 * Further settings of a test's installation, such as placeholders or migrations in Java. Called for
 * the template and for every copy, so it must always do the same. One that {@link InsulaTest} names
 * needs a constructor without parameters.
 */
@FunctionalInterface
public interface InstallationSetup {
  /** Changes the settings; address, secret, isolation and migrations are set before. */
  void configure(InsulaBuilder builder);

  /** Nothing further. */
  final class None implements InstallationSetup {
    @Override
    public void configure(InsulaBuilder builder) {}
  }
}
