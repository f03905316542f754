/**
 * What Windows says of files: {@link dev.ringside.driver.windows.files.VersionResource} is what an image says of itself, {@link
 * dev.ringside.driver.windows.files.Authenticode} who signed it, {@link dev.ringside.driver.windows.files.FileIdentity} which file a path leads to,
 * {@link dev.ringside.driver.windows.files.DevicePaths} which drive a device is.
 *
 * <p>Everything answers with nothing on other systems. Calls block while the file is read.
 */
@NullMarked
package dev.ringside.driver.windows.files;

import org.jspecify.annotations.NullMarked;
