/**
 * Event logs of Windows, {@code .evtx} files, on any system.
 *
 * <p>A file is chunks of 64 KiB, each with all that its records need. {@link dev.ringside.runtime.feed.evtx.ChunkReader} finds the records of one, in whatever
 * state it is; several threads do so at once, and {@link dev.ringside.runtime.feed.evtx.EvtxFormat} delivers in the order of the file. A record is binary
 * XML that refers to a template: {@link dev.ringside.runtime.feed.evtx.Template} is what is known of it for all its records, and an {@link
 * dev.ringside.runtime.feed.evtx.EvtxRecord} is a table of where its values are, which are decoded when they are asked for. {@link
 * dev.ringside.runtime.feed.evtx.RecordFilter}s decide on such a table what need not become an event.
 *
 * <p>The layouts are those of Microsoft's [MS-EVEN6] and, where it is silent, of the documentation of libevtx by Joachim Metz. Nothing that a file says is
 * believed: every offset and length is checked against the chunk, and what nests or repeats has a bound.
 */
@NullMarked
package dev.ringside.runtime.feed.evtx;

import org.jspecify.annotations.NullMarked;
