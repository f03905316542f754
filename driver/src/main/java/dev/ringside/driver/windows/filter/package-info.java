/**
 * Filters for the Windows driver: {@link dev.ringside.driver.windows.filter.WindowsFilter} makes of predicates what the driver takes.
 *
 * <p>The code generator is the one that Linux has; here is only where an event's fields come from, a record of the contract, and how program,
 * sets and tables are laid out for the driver.
 */
@NullMarked
package dev.ringside.driver.windows.filter;

import org.jspecify.annotations.NullMarked;
