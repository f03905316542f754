/**
 * The way to the Windows driver: {@link dev.ringside.driver.windows.DriverClient} speaks its control codes over a {@link
 * dev.ringside.driver.windows.Device}.
 *
 * <p>Behind the device stands Windows, through JNA, or in tests the driver's core in a process of its own. What only Windows can answer, who a
 * security id is and which machine this is, is in {@link dev.ringside.driver.windows.Accounts}. Structures are in {@code contract}, filters in
 * {@code filter}.
 */
@NullMarked
package dev.ringside.driver.windows;

import org.jspecify.annotations.NullMarked;
