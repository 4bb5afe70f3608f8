/**
 * Judges the SQL that an application sends, each distinct text once, and refuses or reports what
 * does not belong there.
 *
 * <p>A {@link io.insula.guard.Guard} stands before every statement of a data source. It reads a
 * text when it is new, by the {@link io.insula.guard.Rule}s, and says a {@link
 * io.insula.guard.Violation} to its listeners; in strict mode the statement fails with a {@link
 * io.insula.guard.RefusedStatementException}. An {@link io.insula.guard.AdminScope} lets somebody
 * do for a while what the rules forbid. What the guard lets pass still meets the walls of the
 * database: it is a second line, never the first.
 */
@NullMarked
package io.insula.guard;

import org.jspecify.annotations.NullMarked;
