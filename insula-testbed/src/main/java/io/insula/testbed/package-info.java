/**
 * Real databases for our own tests: one {@link io.insula.testbed.TestServer} per JVM, one {@link
 * io.insula.testbed.TestDatabase} per test, copied from a template when many tests want the same.
 *
 * <p>The server is an embedded PostgreSQL, unless the system property {@code insula.test.url} names
 * another one (a JDBC address of a superuser, with user and password in it); so the same suites run
 * on every supported version.
 */
@NullMarked
package io.insula.testbed;

import org.jspecify.annotations.NullMarked;
