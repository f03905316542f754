/**
 * One occurrence in a stream.
 *
 * <p>{@link dev.ringside.dsl.event.Event} is what predicates read; feeds implement it, lazily where that pays, or by
 * {@link dev.ringside.dsl.event.ForwardingEvent} where they know more of another one.
 * {@link dev.ringside.dsl.event.EventBuilder} makes events by hand, for tests of queries and scripts. Depends on the schema.
 */
@NullMarked
package dev.ringside.dsl.event;

import org.jspecify.annotations.NullMarked;
