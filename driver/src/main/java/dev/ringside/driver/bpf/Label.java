package dev.ringside.driver.bpf;

/** A place in a program that jumps can name before it is known. Belongs to the assembler that made it. */
public final class Label {
    /** Index of the slot it stands before, or -1 while it has not been placed. */
    int position = -1;

    Label() {}

    public boolean isPlaced() {
        return position >= 0;
    }
}
