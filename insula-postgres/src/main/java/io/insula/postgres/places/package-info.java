/**
 * Makes, finds and removes the places that tenants live in: nothing for rows, a schema, or a
 * database with a login role. Every step looks first and can be repeated, so that work which was
 * broken off anywhere is finished by doing it again.
 */
@NullMarked
package io.insula.postgres.places;

import org.jspecify.annotations.NullMarked;
