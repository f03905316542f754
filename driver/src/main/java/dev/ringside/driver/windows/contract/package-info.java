/**
 * The contract with the Windows driver, {@code ringside.h} in Java: control codes, the structures that they take and give, and records.
 *
 * <p>{@link dev.ringside.driver.windows.contract.Contract} has the numbers, {@link dev.ringside.driver.windows.contract.RecordKind} the fields of
 * records; a test holds both against what a C compiler makes of the header. What comes from the driver is checked before it is believed.
 */
@NullMarked
package dev.ringside.driver.windows.contract;

import org.jspecify.annotations.NullMarked;
