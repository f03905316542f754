/**
 * What a predicate means on the JVM: a plain interpreter, which is the reference, and a compiler to hidden classes.
 *
 * <p>{@link dev.ringside.dsl.eval.Predicates} is the way in. The meaning, in short:
 *
 * <ul>
 *   <li>Truth is two-valued. A test of a missing value is false, so its negation is true. Arithmetic, lengths and transformations of a
 *       missing value are missing; a bit operation takes it for 0.
 *   <li>Whole numbers compare exactly to 64 bits, a whole number with any other as doubles. {@code + - * / %} are of doubles; bit
 *       operations are of 32 bits after ECMA-262's ToInt32. Times and durations stop at the greatest and least that 64 bits hold.
 *   <li>How texts compare is said by {@link dev.ringside.dsl.expr.Match}, how case folds by {@link dev.ringside.dsl.text.Fold}, what patterns
 *       mean by {@link dev.ringside.dsl.text.Wildcards} and {@link dev.ringside.dsl.regex.JsRegex}. A regular expression that could not be
 *       decided within its budget counts as found: a security tool rather shows an event too much.
 * </ul>
 *
 * <p>Interpreter and compiler share everything that is not a jump or an instruction: {@code TextTests}, {@code Texts}, {@code Numbers},
 * {@code Addresses}. Depends on the tree, on events, on texts and on regular expressions.
 */
@NullMarked
package dev.ringside.dsl.eval;

import org.jspecify.annotations.NullMarked;
