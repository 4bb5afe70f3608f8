/**
 * Shows that tenants are kept apart: attacks against the walls, lints of the live database, a
 * prover for an application's own statements, and a signed report of it all. For development,
 * operators and auditors; an application does not need it.
 */
@NullMarked
package io.insula.proof;

import org.jspecify.annotations.NullMarked;
