/** Protection of tables. */
@NullMarked
package io.insula.postgres.protection;

import org.jspecify.annotations.NullMarked;
