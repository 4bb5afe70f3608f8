/**
 * PostgreSQL on the hot path: {@link io.insula.postgres.session.PostgresDialect} opens connections,
 * writes their bindings, and reads the texts of statements with one light lexer.
 */
@NullMarked
package io.insula.postgres.session;

import org.jspecify.annotations.NullMarked;
