package dev.ringside.runtime.script.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A script's text as GraalJS gets it, and the way back to what the user wrote. Immutable. */
public final class Rewritten {
    /** What the inserted code calls; a number follows if the text has such a name itself. */
    public static final String HOOK = "$ringside";

    private final String original;
    private final String text;
    private final String hook;
    private final List<Part> parts;
    private final int firstCall;
    private final List<CallSite> calls;

    private Rewritten(
            String original, String text, String hook, List<Part> parts, int firstCall, List<CallSite> calls) {
        this.original = original;
        this.text = text;
        this.hook = hook;
        this.parts = List.copyOf(parts);
        this.firstCall = firstCall;
        this.calls = List.copyOf(calls);
    }

    /**
     * A call that was rewritten; all places are in the user's text.
     *
     * @param operator the method
     * @param start where its name starts
     * @param argumentsStart behind the opening parenthesis
     * @param argumentsEnd the closing parenthesis
     * @param end behind that
     */
    public record CallSite(String operator, int start, int argumentsStart, int argumentsEnd, int end) {}

    /**
     * A part of the new text.
     *
     * @param start where it starts there
     * @param origin where the user's text has it
     * @param copied whether it goes on as the user's text does; if not, all of it belongs to that one place
     */
    private record Part(int start, int origin, boolean copied) {}

    /** A text that needs no rewriting. */
    public static Rewritten unchanged(String text) {
        return new Rewritten(text, text, HOOK, List.of(new Part(0, 0, true)), 0, List.of());
    }

    /** What the user wrote. */
    public String original() {
        return original;
    }

    /** What GraalJS gets. */
    public String text() {
        return text;
    }

    /** The name of the object that the inserted code calls. */
    public String hook() {
        return hook;
    }

    /** The call of that number, if it is one of this text. */
    public Optional<CallSite> call(int number) {
        int index = number - firstCall;
        return index >= 0 && index < calls.size() ? Optional.of(calls.get(index)) : Optional.empty();
    }

    /** How many calls were rewritten. */
    public int calls() {
        return calls.size();
    }

    /** Where in the user's text a place of the new text comes from. */
    public int originOf(int place) {
        Part part = partAt(place);
        return part.copied() ? Math.min(part.origin() + place - part.start(), original.length()) : part.origin();
    }

    /** Whether what stands at that place of the new text is the user's own. */
    boolean isCopied(int place) {
        return partAt(place).copied();
    }

    private Part partAt(int place) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (parts.get(middle).start() <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return parts.get(low);
    }

    /**
     * Where in the user's text a line and column of the new text come from.
     *
     * @param line from 1
     * @param column from 1
     */
    public int originOf(int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int next = nextLine(text, start);
            if (next < 0) {
                return original.length();
            }
            start = next;
        }
        return originOf(Math.min(start + Math.max(column, 1) - 1, text.length()));
    }

    /** A line and column, both from 1, columns in UTF-16 units. */
    public record Position(int line, int column) {}

    /** The line and column of a place in the user's text. */
    public Position position(int origin) {
        int line = 1;
        int start = 0;
        for (int next = nextLine(original, 0); next >= 0 && next <= origin; next = nextLine(original, next)) {
            line++;
            start = next;
        }
        return new Position(line, origin - start + 1);
    }

    /** Where the line behind that place starts, or -1. */
    private static int nextLine(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '\n' || unit == '\u2028' || unit == '\u2029') {
                return i + 1;
            }
            if (unit == '\r') {
                return text.startsWith("\n", i + 1) ? i + 2 : i + 1;
            }
        }
        return -1;
    }

    /** Collects the parts of a new text. */
    static final class Builder {
        private final String original;
        private final String hook;
        private final StringBuilder text = new StringBuilder();
        private final List<Part> parts = new ArrayList<>();

        Builder(String original, String hook) {
            this.original = original;
            this.hook = hook;
        }

        /** Adds a part of the user's text. */
        void copy(int from, int to) {
            if (from < to) {
                parts.add(new Part(text.length(), from, true));
                text.append(original, from, to);
            }
        }

        /** Adds something of ours that belongs to a place in the user's text. */
        void insert(String code, int origin) {
            if (!code.isEmpty()) {
                parts.add(new Part(text.length(), origin, false));
                text.append(code);
            }
        }

        Rewritten build(int firstCall, List<CallSite> calls) {
            return new Rewritten(original, text.toString(), hook, parts, firstCall, calls);
        }
    }
}
