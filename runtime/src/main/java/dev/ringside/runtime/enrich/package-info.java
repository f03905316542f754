/**
 * What is added to events beyond what a kernel tells: {@link dev.ringside.runtime.enrich.FileFacts} of images, {@link
 * dev.ringside.runtime.enrich.PortNames} and {@link dev.ringside.runtime.enrich.HostNames} of the network.
 *
 * <p>All of it is looked up when somebody reads the field, remembered, and bounded. Files are read by whoever asks, which may take as long as the disk;
 * names of hosts are asked for in the background. Depends on the driver for what only Windows knows of files.
 */
@NullMarked
package dev.ringside.runtime.enrich;

import org.jspecify.annotations.NullMarked;
