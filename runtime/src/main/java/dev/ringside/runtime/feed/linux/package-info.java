/**
 * The live feed of a Linux machine: {@link dev.ringside.runtime.feed.linux.LinuxFeed}.
 *
 * <p>One thread reads the kernel's ring and calls the sinks; the filters of all subscriptions of a stream are one program in the kernel. An event is the
 * kernel's record, its values decoded and looked up (user names, control groups) when somebody asks. Depends on the driver's Linux part.
 */
@NullMarked
package dev.ringside.runtime.feed.linux;

import org.jspecify.annotations.NullMarked;
