/**
 * What is running on a Windows machine now: {@link dev.ringside.driver.windows.process.ProcessTable} lists the processes, {@link
 * dev.ringside.driver.windows.process.ProcessDetails} says more of one, {@link dev.ringside.driver.windows.process.KernelModules} what the kernel has
 * loaded, {@link dev.ringside.driver.windows.process.LoginSession} who sits before a session.
 *
 * <p>Lists are empty on other systems. What may not be read of a process is missing.
 */
@NullMarked
package dev.ringside.driver.windows.process;

import org.jspecify.annotations.NullMarked;
