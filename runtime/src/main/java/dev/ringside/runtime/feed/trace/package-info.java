/**
 * Events of ETW as Ringside's, wherever they come from: a session of this machine or a recording.
 *
 * <p>{@link dev.ringside.runtime.feed.trace.TraceStreams} knows which events belong to which stream and makes them; a {@link
 * dev.ringside.runtime.feed.trace.TraceMachine} knows what the events themselves do not say. Fields are decoded when they are asked for.
 */
@NullMarked
package dev.ringside.runtime.feed.trace;

import org.jspecify.annotations.NullMarked;
