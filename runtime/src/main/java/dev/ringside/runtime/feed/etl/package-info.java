/**
 * Recordings of ETW, {@code .etl} files, on any system.
 *
 * <p>{@link dev.ringside.runtime.feed.etl.EtlFile} finds the buffers and reads the events of one; {@link dev.ringside.runtime.feed.etl.EventsInTime} brings
 * those of all processors into order. What an event is called and what it holds comes from the event, from the file, or from tables of what Windows itself
 * reports. The layouts are those of Windows' {@code evntrace.h} and {@code evntcons.h} and, where these are silent, what Geoff Chappell and the parsers of
 * PerfView and Airbus CERT agree on.
 */
@NullMarked
package dev.ringside.runtime.feed.etl;

import org.jspecify.annotations.NullMarked;
