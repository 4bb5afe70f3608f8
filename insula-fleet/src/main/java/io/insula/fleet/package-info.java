@NullMarked
package io.insula.fleet;

import org.jspecify.annotations.NullMarked;
