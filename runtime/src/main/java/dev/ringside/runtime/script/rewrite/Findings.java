package dev.ringside.runtime.script.rewrite;

import java.util.ArrayList;
import java.util.List;

/** What a script's text has that matters to a rewriting. */
final class Findings {
    /**
     * A name that stands for a variable or declares one: no property.
     *
     * @param start its first unit
     */
    record Use(String name, int start) {}

    /**
     * A call by name, of a method or of a function.
     *
     * @param dot the first unit of the point, or of {@code ?.}; of a function the first unit of its name
     * @param dotEnd the unit behind it
     * @param name the method or function
     * @param nameStart its first unit
     * @param open the opening parenthesis
     * @param close the closing parenthesis
     * @param arguments what stands between them
     */
    record Call(int dot, int dotEnd, String name, int nameStart, int open, int close, List<Piece> arguments) {
        Call {
            arguments = List.copyOf(arguments);
        }

        boolean isMethod() {
            return dotEnd > dot;
        }

        int nameEnd() {
            return nameStart + name.length();
        }
    }

    /**
     * A statement that is not in another one.
     *
     * @param start its first unit
     * @param end the unit behind its last, without the semicolon
     * @param keyword what it begins with, if that makes a declaration of it; empty otherwise
     * @param isExpression whether it is an expression, whose value may be asked for
     */
    record Statement(int start, int end, String keyword, boolean isExpression) {}

    final List<Statement> statements = new ArrayList<>();

    /** What the statements declare as variables. */
    final List<String> declared = new ArrayList<>();

    /** How many functions are around what is being read. */
    int functions;

    /** Whether there is an {@code await} that is in no function. */
    boolean awaits;

    /** In the order of the text. */
    final List<Use> uses = new ArrayList<>();

    /** Inner calls before those around them. */
    final List<Call> calls = new ArrayList<>();

    /** Those in a part of the text. */
    List<Use> uses(int start, int end) {
        return uses.stream()
                .filter(use -> use.start() >= start && use.start() < end)
                .toList();
    }
}
