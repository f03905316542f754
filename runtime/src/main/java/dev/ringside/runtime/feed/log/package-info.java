/**
 * Records of event logs as Ringside's events, however they are stored: as EVTX, as JSON of whatever shipper, as the XML of Sysmon for Linux.
 *
 * <p>A reader makes {@link dev.ringside.runtime.feed.log.LogRecord}s; {@link dev.ringside.runtime.feed.log.LogStreams} knows which of them belong to which
 * stream and makes events of them. Fields are decoded when they are asked for. A {@link dev.ringside.runtime.feed.log.LogMapping} says where each comes from,
 * as data: whoever reads records may decide on what is stored, without making an event.
 */
@NullMarked
package dev.ringside.runtime.feed.log;

import org.jspecify.annotations.NullMarked;
