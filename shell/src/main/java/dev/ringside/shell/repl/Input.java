package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;

/** What somebody typed, as far as that is known without running JavaScript. */
sealed interface Input {
    /** Nothing but blanks. */
    record Nothing() implements Input {}

    /** A command for the shell itself; the argument may be empty. */
    record Command(String name, String argument) implements Input {}

    /** A question about a stream: {@code procs?} */
    record Question(String stream) implements Input {}

    /** A query that JavaScript has no part in. */
    record Plain(Query query) implements Input {}

    /** The plan of such a query is asked for. */
    record Plan(Query query) implements Input {}

    /** JavaScript, of which only the console knows more. */
    record Script(String text) implements Input {}

    /** More lines must follow to make something of it. */
    record Unfinished(RingsideException reason) implements Input {}

    /** A query that is wrong, whatever JavaScript would make of it. */
    record Wrong(RingsideException reason) implements Input {}
}
