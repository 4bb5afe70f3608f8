/**
 * The tenant-aware {@link javax.sql.DataSource}: placement, pool, connection, binding. What is one
 * database product's own sits behind {@link io.insula.jdbc.spi}.
 */
@NullMarked
package io.insula.jdbc;

import org.jspecify.annotations.NullMarked;
