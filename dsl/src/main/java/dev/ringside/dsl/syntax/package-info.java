/**
 * From text to tree: lexer, parser, binder. Everything here knows its place in the text.
 *
 * <p>{@link dev.ringside.dsl.syntax.QueryParser} is the way in. The lexer cuts the text into tokens; {@code ChainParser}, {@code
 * ExpressionParser} and {@code OperandParser} make a syntax tree of {@code Node}s; {@code QueryBinder}, {@code PredicateBinder} and {@code
 * Binder} give it the meaning that the stream's fields have, as an {@code Operand} for each part, and in the end the typed tree. All of them
 * report to {@code Problems} and go on, so that one reading finds every mistake. {@link dev.ringside.dsl.syntax.Completer} proposes how to go
 * on in a text that is being written. Depends on the tree, the schema, the regular expressions and the diagnostics.
 */
@NullMarked
package dev.ringside.dsl.syntax;

import org.jspecify.annotations.NullMarked;
