/**
 * Property tests of predicates: random predicates, events that nearly satisfy them, and the search for the smallest counterexample. The tests
 * of other modules use it too.
 *
 * <p>{@link dev.ringside.dsl.testing.PredicateProperty} is the way in. A failure names its seed; {@code -Dringside.seed=N} starts with it.
 */
@NullMarked
package dev.ringside.dsl.testing;

import org.jspecify.annotations.NullMarked;
