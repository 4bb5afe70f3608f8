@NullMarked
package io.insula.testbed;

import org.jspecify.annotations.NullMarked;
