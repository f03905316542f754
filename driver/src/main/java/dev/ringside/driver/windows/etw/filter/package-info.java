/**
 * From predicates to what ETW filters: {@link dev.ringside.driver.windows.etw.filter.Roles} says what the fields of a stream are to a provider, {@link
 * dev.ringside.driver.windows.etw.filter.Wanted} is what a predicate needs of its events at the least, and becomes a {@link
 * dev.ringside.driver.windows.etw.ProviderFilter} within ETW's limits. Whatever a predicate matches passes.
 */
@NullMarked
package dev.ringside.driver.windows.etw.filter;

import org.jspecify.annotations.NullMarked;
