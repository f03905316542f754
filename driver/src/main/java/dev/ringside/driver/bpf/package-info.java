/**
 * The BPF instruction set (RFC 9669) as values: instructions, an assembler with labels, a disassembler.
 *
 * <p>Knows no kernel: the same programs run on Linux, in the Windows driver and in tests. Depends on nothing.
 */
@NullMarked
package dev.ringside.driver.bpf;

import org.jspecify.annotations.NullMarked;
