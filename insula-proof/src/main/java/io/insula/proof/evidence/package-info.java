/**
 * The evidence report: what was looked at, what was found, signed, and readable without Insula.
 *
 * <p>{@link io.insula.proof.evidence.Evidence#collect} looks, {@link
 * io.insula.proof.evidence.EvidenceSeal} signs and verifies.
 */
@NullMarked
package io.insula.proof.evidence;

import org.jspecify.annotations.NullMarked;
