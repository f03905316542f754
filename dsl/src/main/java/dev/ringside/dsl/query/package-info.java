/**
 * A query as a value: a stream and a chain of operators, which prints as the text it was read from. Depends on the tree.
 */
@NullMarked
package dev.ringside.dsl.query;

import org.jspecify.annotations.NullMarked;
