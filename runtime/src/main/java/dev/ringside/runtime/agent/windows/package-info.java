/**
 * The service on Windows, and the driver that it reads from.
 *
 * <p>{@link dev.ringside.runtime.agent.windows.WindowsInstallation} makes both known to Windows, {@link
 * dev.ringside.runtime.agent.windows.WindowsService} is the service's process. Depends on the installation that every system has, and on what the driver
 * module knows of Windows' services.
 */
@NullMarked
package dev.ringside.runtime.agent.windows;

import org.jspecify.annotations.NullMarked;
