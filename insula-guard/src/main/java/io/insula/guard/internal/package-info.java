/**
 * Reading of SQL texts: tokens as the server sees them, and the structure that the parser finds.
 */
@NullMarked
package io.insula.guard.internal;

import org.jspecify.annotations.NullMarked;
