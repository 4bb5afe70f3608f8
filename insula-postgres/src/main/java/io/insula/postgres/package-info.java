@NullMarked
package io.insula.postgres;

import org.jspecify.annotations.NullMarked;
