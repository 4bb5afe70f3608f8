/**
 * What an implementation of one of Insula's interfaces has to do, as tests: extend the class of
 * yours, say where your implementation is, and run it. Ours pass them as well.
 */
@NullMarked
package io.insula.test.contract;

import org.jspecify.annotations.NullMarked;
