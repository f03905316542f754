/**
 * Where schemas come from when Windows is not there to be asked: {@link dev.ringside.driver.windows.etw.record.schema.SelfDescribing} events bring their
 * own, {@link dev.ringside.driver.windows.etw.record.schema.EventManifests} are what providers write into the trace, and {@link
 * dev.ringside.driver.windows.etw.record.schema.WindowsManifests} come with Ringside, for a few providers of Windows and the classic events of its kernel.
 * {@link dev.ringside.driver.windows.etw.record.schema.RecordedSchemas} asks them all.
 */
@NullMarked
package dev.ringside.driver.windows.etw.record.schema;

import org.jspecify.annotations.NullMarked;
