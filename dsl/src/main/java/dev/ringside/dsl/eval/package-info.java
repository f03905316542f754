/**
 * What a predicate means on the JVM: a plain interpreter, which is the reference, and a compiler to hidden classes.
 *
 * <p>Both implement {@link dev.ringside.dsl.eval.EventPredicate}. Depends on the tree and on events.
 */
@NullMarked
package dev.ringside.dsl.eval;

import org.jspecify.annotations.NullMarked;
