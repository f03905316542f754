/**
 * One occurrence in a stream.
 *
 * <p>{@link dev.ringside.dsl.event.Event} is what predicates read; feeds implement it, lazily where that pays.
 * {@link dev.ringside.dsl.event.EventBuilder} makes events by hand, for tests of queries and scripts. Depends on the schema.
 */
@NullMarked
package dev.ringside.dsl.event;

import org.jspecify.annotations.NullMarked;
