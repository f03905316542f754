/**
 * From text to tree: lexer, parser, binder. Everything here knows its place in the text.
 *
 * <p>{@link dev.ringside.dsl.syntax.QueryParser} is the way in. The lexer cuts the text into tokens; {@code ChainParser}, {@code
 * ExpressionParser} and {@code OperandParser} make a syntax tree of {@code Node}s; {@code PredicateBinder} and {@code Binder} give expressions
 * the meaning that the stream's fields have, as an {@code Operand} for each part, and in the end the typed tree; {@code ChainBinder} does so for a
 * chain, with {@code Sources}, {@code Sequences}, {@code Operators}, {@code Groups} and {@code Joins} for its parts. All of them report to {@code
 * Problems} and go on, so that one reading finds every mistake.
 *
 * <p>Scripts write their queries call by call: a {@link dev.ringside.dsl.syntax.Chain} grows by the text of each call, a {@link
 * dev.ringside.dsl.syntax.Scope} finds what variables hold ({@link dev.ringside.dsl.syntax.Captured}), and {@link
 * dev.ringside.dsl.syntax.Foreigners} stand in for what is beyond the language. {@link dev.ringside.dsl.syntax.Completer} proposes how to go on in a
 * text that is being written, {@link dev.ringside.dsl.syntax.OperatorHelp} says what each word does. Depends on the tree, on queries, on the schema,
 * the regular expressions and the diagnostics, and works out constants with the interpreter.
 */
@NullMarked
package dev.ringside.dsl.syntax;

import org.jspecify.annotations.NullMarked;
