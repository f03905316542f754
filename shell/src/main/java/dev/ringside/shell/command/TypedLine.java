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
        this.arguments = arguments;
        StringBuilder line = new StringBuilder(PROGRAM);
        for (String argument : arguments) {
            String quoted = quoted(argument);
            line.append(' ');
            spans.add(new Span(line.length(), line.length() + quoted.length()));
            line.append(quoted);
        }
        text = line.toString();
    }

    /** What to throw about one argument; about none in particular if it is -1. */
    RingsideException at(int argument, String message, String... hints) {
        return new RingsideException(new Diagnostic(Code.USAGE, message, place(argument), List.of(hints)));
    }

    /** What to throw about something that is missing at the end. */
    RingsideException atEnd(String message, String... hints) {
        Diagnostic.Place end = new Diagnostic.Place(ORIGIN, text, new Span(text.length(), text.length()));
        return new RingsideException(new Diagnostic(Code.USAGE, message, Optional.of(end), List.of(hints)));
    }

    /** Where an argument is; nothing if it is -1. */
    Optional<Diagnostic.Place> place(int argument) {
        return argument < 0 ? Optional.empty() : Optional.of(new Diagnostic.Place(ORIGIN, text, spans.get(argument)));
    }

    /** Where an argument is that equals this; -1 if none does. */
    int indexOf(String argument) {
        return arguments.indexOf(argument);
    }

    /** Where the last value of an option is, which may be behind it or in the same argument; -1 if it was not found. */
    int indexOfValue(List<String> names, String value) {
        for (int i = arguments.size() - 1; i >= 0; i--) {
            String argument = arguments.get(i);
            if (i > 0 && argument.equals(value) && names.contains(arguments.get(i - 1))) {
                return i;
            }
            for (String name : names) {
                if (argument.equals(name + "=" + value) || argument.equals(name + value)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Where an option was given last; -1 if it was not found. */
    int indexOfOption(List<String> names) {
        for (int i = arguments.size() - 1; i >= 0; i--) {
            String argument = arguments.get(i);
            if (names.stream().anyMatch(name -> argument.equals(name) || argument.startsWith(name + "="))) {
                return i;
            }
        }
        return -1;
    }

    private static String quoted(String argument) {
        return !argument.isEmpty() && argument.matches("[\\w@%+=:,./-]+")
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
