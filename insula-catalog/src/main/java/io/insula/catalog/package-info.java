@NullMarked
package io.insula.catalog;

import org.jspecify.annotations.NullMarked;
