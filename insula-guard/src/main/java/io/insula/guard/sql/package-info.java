/**
 * SQL that is put together at run time and cannot be injected into.
 *
 * <p>{@link io.insula.guard.sql.SqlText} is a text with its values. Constant parts are written in
 * the program, values always become parameters, names come from a {@link
 * io.insula.guard.sql.SqlName} that checks them.
 */
@NullMarked
package io.insula.guard.sql;

import org.jspecify.annotations.NullMarked;
