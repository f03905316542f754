/**
 * Records of event logs as others write them in text: JSON of shippers and dumpers of Windows' event logs, the Elastic Common Schema, the XML of Sysmon for
 * Linux and of Windows' own tools, and logs of auditd.
 *
 * <p>{@link dev.ringside.runtime.feed.shape.ShapeReader} is the way in: it is given lines and objects, tells by what is in each what it is, and delivers the
 * events that it makes of it. What is of an event log becomes a {@link dev.ringside.runtime.feed.log.LogRecord}, so that it belongs to the same streams
 * however it was stored. Depends on recordings in general, on log records and on the JSON reader.
 */
@NullMarked
package dev.ringside.runtime.feed.shape;

import org.jspecify.annotations.NullMarked;
