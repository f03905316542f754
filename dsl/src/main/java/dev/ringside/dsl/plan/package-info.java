/**
 * From a predicate to who evaluates which part of it: the simplifier, the abilities of a feed, and the split between push-down and residual.
 *
 * <p>The contract is one implication: what a feed evaluates never rejects an event that the predicate accepts. Depends on the tree, and on the
 * evaluator for what is constant.
 */
@NullMarked
package dev.ringside.dsl.plan;

import org.jspecify.annotations.NullMarked;
