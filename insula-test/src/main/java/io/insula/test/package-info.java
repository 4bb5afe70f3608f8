/**
 * For the tests of applications that have tenants: databases, extensions, assertions, contracts.
 */
@NullMarked
package io.insula.test;

import org.jspecify.annotations.NullMarked;
