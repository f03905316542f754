/**
 * The operators of a query at work: each keeps what it has to and hands on what comes of it, in event time.
 *
 * <p>A {@link dev.ringside.runtime.engine.operator.Flow} takes events, the progress of event time, and the end; every operator is one and has the
 * next one behind it. Knows neither feeds nor threads: one thread at a time. Depends on the language's values and on aggregates.
 */
@NullMarked
package dev.ringside.runtime.engine.operator;

import org.jspecify.annotations.NullMarked;
