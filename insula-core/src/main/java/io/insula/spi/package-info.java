/** What other modules, and users, implement. Interfaces here have one to four methods each. */
@NullMarked
package io.insula.spi;

import org.jspecify.annotations.NullMarked;
