@NullMarked
package io.insula.cli;

import org.jspecify.annotations.NullMarked;
