/**
 * The way to the Windows driver: {@link dev.ringside.driver.windows.DriverClient} speaks its control codes over a {@link
 * dev.ringside.driver.windows.Device}.
 *
 * <p>Behind the device stands Windows, through JNA, or in tests the driver's core in a process of its own. What only Windows can answer, who a
 * security id is and which machine this is, is in {@link dev.ringside.driver.windows.Accounts}; what it lets this process do, in {@link
 * dev.ringside.driver.windows.WindowsSystem}; and how its console is, in {@link dev.ringside.driver.windows.WindowsConsole}. Structures are in {@code
 * contract}, filters in {@code filter}, and what Windows says without the driver in {@code files}, {@code process} and {@code clipboard}.
 */
@NullMarked
package dev.ringside.driver.windows;

import org.jspecify.annotations.NullMarked;
