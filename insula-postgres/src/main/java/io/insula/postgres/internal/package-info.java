/** What only this module uses: identifiers, installation, places. */
@NullMarked
package io.insula.postgres.internal;

import org.jspecify.annotations.NullMarked;
