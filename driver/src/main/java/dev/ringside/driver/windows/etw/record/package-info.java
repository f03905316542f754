/**
 * Events of ETW as data, on any system: what stands in a record, what its schema says, and the values that both give.
 *
 * <p>An {@link dev.ringside.driver.windows.etw.record.EventRecord} is a copy of an event as it was written, whether it comes from a session or from a
 * file. Its {@link dev.ringside.driver.windows.etw.record.EventSchema} comes from a {@link dev.ringside.driver.windows.etw.record.SchemaSource} by way of
 * the {@link dev.ringside.driver.windows.etw.record.SchemaCache}: TDH on Windows, in its {@link
 * dev.ringside.driver.windows.etw.record.TraceEventInfo}; elsewhere what the event or the file brings along. {@link
 * dev.ringside.driver.windows.etw.record.EventData} puts both together and decodes a {@link dev.ringside.driver.windows.etw.record.Value} when it is asked
 * for. Nothing here calls Windows, and nothing that stands in an event makes it throw.
 */
@NullMarked
package dev.ringside.driver.windows.etw.record;

import org.jspecify.annotations.NullMarked;
