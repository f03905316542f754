/**
 * A query as a value: where rows come from and a chain of operators, which prints as the text it was read from.
 *
 * <p>{@link dev.ringside.dsl.query.Query} has a {@link dev.ringside.dsl.query.Source} and {@link dev.ringside.dsl.query.Operator}s. What flows
 * between operators are {@linkplain dev.ringside.dsl.event.Event events} of some {@link dev.ringside.dsl.schema.StreamType}; every operator
 * says which one it makes of the one it gets, so a chain binds, prints and writes the same at every place. All types here are immutable values
 * without state: running them is the engine's business. Depends on the tree and the schema.
 */
@NullMarked
package dev.ringside.dsl.query;

import org.jspecify.annotations.NullMarked;
