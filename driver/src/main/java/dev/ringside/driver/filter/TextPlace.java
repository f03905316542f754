package dev.ringside.driver.filter;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Reg;

/**
 * Where a text lies in memory.
 *
 * @param offset first byte of its room, from {@link FieldSource#BASE}
 * @param capacity bytes of its room; behind it as much again can be read, so that an access need not be checked twice
 * @param alignment which end of the room the text touches
 * @param nulIsBlank whether its NUL bytes stand for blanks, as between arguments of a command line
 */
public record TextPlace(int offset, int capacity, Alignment alignment, boolean nulIsBlank) {

    /** Which end of its room a text touches. A path is built from its last name to its first and so touches the right one. */
    public enum Alignment {
        LEFT,
        RIGHT
    }

    /** Puts the address of the first byte into R1; the length is in R0 and stays there. Clobbers R2. */
    public void start(Assembler out) {
        out.mov(Reg.R1, FieldSource.BASE).alu(Alu.ADD, Reg.R1, offset);
        if (alignment == Alignment.RIGHT) {
            // As a number first: a verifier loses the bounds of an address that a number is taken from.
            out.mov(Reg.R2, capacity).alu(Alu.SUB, Reg.R2, Reg.R0).alu(Alu.ADD, Reg.R1, Reg.R2);
        }
    }
}
