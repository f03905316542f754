/**
 * Makes bare fields possible in scripts: before GraalJS sees a module, the calls of query operators in it are rewritten so that the text of
 * their arguments, and the variables it names, can be had at run time.
 *
 * <p>{@link dev.ringside.runtime.script.rewrite.Rewriter} is the way in. {@code Scanner} cuts the text into tokens, {@code StatementReader} and {@code ExpressionReader} follow
 * JavaScript's grammar just far enough to know a division from a regular expression, a block from an object, and where each call and name
 * stands; {@link dev.ringside.runtime.script.rewrite.Rewritten} holds the new text and leads every place in it back to what the user wrote.
 * Knows nothing of GraalJS.
 */
@NullMarked
package dev.ringside.runtime.script.rewrite;

import org.jspecify.annotations.NullMarked;
