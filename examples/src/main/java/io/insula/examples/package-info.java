/**
 * The same small application, written with five libraries. None of the classes that talk to the
 * database knows of tenants: they take a {@link javax.sql.DataSource} and write plain SQL, or
 * entities, as if there were one customer only.
 */
@NullMarked
package io.insula.examples;

import org.jspecify.annotations.NullMarked;
