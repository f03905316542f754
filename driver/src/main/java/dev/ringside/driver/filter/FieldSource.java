package dev.ringside.driver.filter;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;

/**
 * Where a program gets an event's fields from. The code a source emits may use R0 to R5 and must leave R6 to R9 as they are; it may use the
 * stack below {@link #STACK_OF_SOURCE}.
 */
public interface FieldSource {
    /** What the source reads from; set before the filter's code runs. */
    Reg CONTEXT = Reg.R6;

    /** Memory that texts are read into: the source's places are offsets from here. */
    Reg BASE = Reg.R8;

    /** First byte of the stack, counted from the frame pointer, that the code of a source may use: it and what lies below. */
    int STACK_OF_SOURCE = -256;

    /** Decides what comparing names and paths means. */
    Os os();

    /** What its texts are made of. */
    default TextEncoding encoding() {
        return TextEncoding.RAW;
    }

    /**
     * Puts a number into R0.
     *
     * @param missing where to go if the event does not have it
     * @param unknown where to go if it could not be read
     */
    void number(Assembler out, Field field, Label missing, Label unknown);

    /**
     * Makes sure that a text is in memory and puts its length in bytes into R0, where the verifier knows it to be from 0 to the place's
     * capacity.
     *
     * @param form what the comparison wants; never {@link TextForm#UPPER} of a source whose encoding does not ask for it
     * @param missing where to go if the event does not have it
     * @param unknown where to go if it could not be read, or not all of it
     * @return where the text is
     */
    TextPlace text(Assembler out, Field field, TextForm form, Label missing, Label unknown);

    /**
     * Finds out whether the event has a text; falls through if it does.
     *
     * @param missing where to go if the event does not have it
     * @param unknown where to go if that cannot be told
     */
    default void exists(Assembler out, Field field, Label missing, Label unknown) {
        text(out, field, TextForm.PLAIN, missing, unknown);
    }

    /**
     * Puts a text's length, as {@link #encoding()} counts it, into R0 without reading the text, where that is cheap; most comparisons end with it.
     *
     * @param missing where to go if the event does not have it
     * @param ask where to go if only {@link #text} can tell
     * @return whether any code was written; if not, only {@link #text} can tell
     */
    default boolean length(Assembler out, Field field, Label missing, Label ask) {
        return false;
    }

    /**
     * Puts the length of a path's last name into R0 without reading the path, where that is cheap; most comparisons of paths end with it.
     *
     * @param ask where to go if only {@link #text} can tell
     * @return whether any code was written; if not, only {@link #text} can tell
     */
    default boolean lastNameLength(Assembler out, Field field, Label ask) {
        return false;
    }

    /**
     * Runs an automaton over a text that {@link #text} has just put into memory, its length still in R0.
     *
     * @param table where the automaton's table begins among the tables of the {@link ConstantPool}
     * @param accept the state that is never left once reached
     * @param found where to go if that state was reached
     */
    void search(Assembler out, TextPlace place, int table, int accept, Label found, Label absent);
}
