/**
 * Judges the SQL that an application sends, each distinct text once, and refuses or reports what
 * does not belong there.
 */
@NullMarked
package io.insula.guard;

import org.jspecify.annotations.NullMarked;
