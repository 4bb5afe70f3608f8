/**
 * What a dialect implements: {@link io.insula.jdbc.spi.Administration} is its slow path (install,
 * make and remove places, protect tables). Implementations are found by {@link
 * java.util.ServiceLoader}.
 */
@NullMarked
package io.insula.jdbc.spi;

import org.jspecify.annotations.NullMarked;
