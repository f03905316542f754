/**
 * Linux: what {@code bpf(2)} offers, through JNA, without libbpf.
 *
 * <ul>
 *   <li>{@link dev.ringside.driver.linux.BpfMap}, {@link dev.ringside.driver.linux.BpfProgram}, {@link
 *       dev.ringside.driver.linux.BpfLink}: kernel objects, made from specs and closed when done with
 *   <li>{@link dev.ringside.driver.linux.RingBuffer}, {@link dev.ringside.driver.linux.MappedArray}: memory shared with
 *       programs, read without system calls
 *   <li>{@link dev.ringside.driver.linux.KernelFeatures}, {@link dev.ringside.driver.linux.Diagnosis}: what this kernel allows,
 *       and why not
 *   <li>{@link dev.ringside.driver.linux.ProcessDescriptor}: one process, whoever gets its pid later
 * </ul>
 *
 * <p>Nothing is ever pinned: what is not closed goes with the process. JNA is loaded by the first call, not before. Depends on the
 * instruction set and on type information; knows no hooks and no queries.
 */
@NullMarked
package dev.ringside.driver.linux;

import org.jspecify.annotations.NullMarked;
