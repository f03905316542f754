/**
 * From text to tree: lexer, parser, binder. Everything here knows its place in the text.
 *
 * <p>{@link dev.ringside.dsl.syntax.QueryParser} is the way in. The lexer makes tokens, the parser a syntax tree without types, the binder
 * a typed tree or diagnostics. Depends on the tree, the schema and the diagnostics.
 */
@NullMarked
package dev.ringside.dsl.syntax;

import org.jspecify.annotations.NullMarked;
