/**
 * Runs the application's own statements as one tenant while another tenant's rows are marks. A
 * {@link io.insula.proof.prover.Recording} holds the statements, taken from a test suite by {@link
 * io.insula.proof.prover.StatementRecorder} or from a log. {@link io.insula.proof.prover.Prover}
 * runs them and reports every mark that comes out and every row of the other tenant that changes.
 */
@NullMarked
package io.insula.proof.prover;

import org.jspecify.annotations.NullMarked;
