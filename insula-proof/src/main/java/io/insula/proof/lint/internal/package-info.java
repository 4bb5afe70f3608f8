/**
 * The facts that lints judge: plain records, read from the live catalog in a few queries for each
 * server, each database and each few hundred schemas, never for each tenant.
 */
@NullMarked
package io.insula.proof.lint.internal;

import org.jspecify.annotations.NullMarked;
