package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command line as somebody may have typed it, to point at places in it. */
final class TypedLine {
    private static final String ORIGIN = "command line";
    private static final String PROGRAM = "ringside";

    private final List<String> arguments;
    private final String text;
    private final List<Span> spans = new ArrayList<>();

    TypedLine(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
        StringBuilder line = new StringBuilder(PROGRAM);
        for (String argument : arguments) {
            String quoted = quoted(argument);
            line.append(' ');
            spans.add(new Span(line.length(), line.length() + quoted.length()));
            line.append(quoted);
        }
        text = line.toString();
    }

    /** How many arguments there are. */
    int count() {
        return arguments.size();
    }

    /** All arguments from one on. */
    String[] from(int first) {
        return arguments.subList(first, arguments.size()).toArray(String[]::new);
    }

    String argument(int index) {
        return arguments.get(index);
    }

    /** What to throw about one argument. */
    RingsideException at(int argument, String message, String... hints) {
        return new RingsideException(new Diagnostic(Code.USAGE, message, Optional.of(place(argument)), List.of(hints)));
    }

    /** What to throw about something that is missing at the end. */
    RingsideException atEnd(String message, String... hints) {
        Diagnostic.Place end = new Diagnostic.Place(ORIGIN, text, new Span(text.length(), text.length()));
        return new RingsideException(new Diagnostic(Code.USAGE, message, Optional.of(end), List.of(hints)));
    }

    /** Where an argument is. */
    Diagnostic.Place place(int argument) {
        return new Diagnostic.Place(ORIGIN, text, spans.get(argument));
    }

    private static String quoted(String argument) {
        return !argument.isEmpty() && argument.matches("[\\w@%+=:,./-]+")
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
