/**
 * The live feed of a Windows machine: {@link dev.ringside.runtime.feed.windows.WindowsFeed}.
 *
 * <p>One thread reads from the driver and calls the sinks; the filters of all subscriptions of a stream are one program in the driver. An event is the
 * driver's record, its texts decoded and looked up (user names) when somebody asks. Depends on the driver's Windows part.
 */
@NullMarked
package dev.ringside.runtime.feed.windows;

import org.jspecify.annotations.NullMarked;
