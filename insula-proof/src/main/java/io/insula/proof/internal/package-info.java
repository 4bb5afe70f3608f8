/** What several parts of the proof need. */
@NullMarked
package io.insula.proof.internal;

import org.jspecify.annotations.NullMarked;
