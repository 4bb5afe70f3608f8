@NullMarked
package io.insula.embedded;

import org.jspecify.annotations.NullMarked;
