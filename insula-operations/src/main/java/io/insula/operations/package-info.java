@NullMarked
package io.insula.operations;

import org.jspecify.annotations.NullMarked;
