/**
 * The live feed of a Windows machine: {@link dev.ringside.runtime.feed.windows.WindowsFeed}.
 *
 * <p>One thread reads from the driver and calls the sinks; the filters of all subscriptions of a stream are one program in the driver. An event is the
 * driver's record, its texts decoded and looked up (names of users, hashes of images) when somebody asks: on a thread beside the reading one, which must
 * not wait. {@link dev.ringside.runtime.feed.windows.State} is what is there now. Depends on the driver's Windows part, and on {@code enrich}.
 */
@NullMarked
package dev.ringside.runtime.feed.windows;

import org.jspecify.annotations.NullMarked;
