/**
 * Event Tracing for Windows: sessions that are started and stopped, providers that are enabled in them and filtered where they write, events that a
 * thread takes out, and what Windows knows of providers.
 *
 * <p>{@link dev.ringside.driver.windows.etw.EtwSession} is a session and its consumer; {@link dev.ringside.driver.windows.etw.ProviderFilter} is what it
 * wants of a provider; {@link dev.ringside.driver.windows.etw.Providers} and {@link dev.ringside.driver.windows.etw.TdhSchemas} ask Windows for names and
 * schemas. The functions of advapi32 and tdh are bound by JNA in {@code Tracing}, {@code Tdh} and {@code TdhFilters}, from the library that the system
 * property {@value dev.ringside.driver.windows.etw.EtwLibraries#PROPERTY} names if there is one: the stand-in of the tests. Events and schemas as data
 * are in {@code record}.
 */
@NullMarked
package dev.ringside.driver.windows.etw;

import org.jspecify.annotations.NullMarked;
