/**
 * The typed tree of a predicate, the value that everything else is about.
 *
 * <p>Parsers make it, the simplifier rewrites it, the split divides it, and the back ends (interpreter, JVM bytecode, BPF) give it meaning.
 * Nodes are immutable records compared by structure; a tree's text is the query language itself and reads back to the same tree.
 * Truth is two-valued: what asks about a missing field is false. Depends on the schema.
 */
@NullMarked
package dev.ringside.dsl.expr;

import org.jspecify.annotations.NullMarked;
