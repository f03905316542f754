/**
 * From predicates to BPF: one program that says which of many predicates an event satisfies.
 *
 * <p>Where the fields come from is behind {@code FieldSource}: kernel structures on Linux, an event record in the
 * Windows driver and in tests. Depends on the predicate tree and the instruction set.
 */
@NullMarked
package dev.ringside.driver.filter;

import org.jspecify.annotations.NullMarked;
