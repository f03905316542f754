/**
 * Linux: programs loaded with {@code bpf(2)} through JNA, the hooks they hang on, and the ring buffer they fill.
 *
 * <p>{@code Bpf} wraps the system call; everything that holds a kernel object is closeable, and what is not closed goes
 * with the process, since nothing is ever pinned.
 */
@NullMarked
package dev.ringside.driver.linux;

import org.jspecify.annotations.NullMarked;
