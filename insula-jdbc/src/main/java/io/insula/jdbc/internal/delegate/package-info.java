/**
 * Plain delegates for the wide interfaces of JDBC: each method passes the call on, and says nothing
 * else. Written once by {@code delegates/GenerateDelegates.java}; what behaves differently is left
 * abstract, and is found in {@link io.insula.jdbc.internal}. Nullness here is the driver's.
 */
@NullUnmarked
package io.insula.jdbc.internal.delegate;

import org.jspecify.annotations.NullUnmarked;
