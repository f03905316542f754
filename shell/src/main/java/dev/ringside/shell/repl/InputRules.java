package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.UnfinishedException;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;

/** Tells what kind of input a text is, and whether it is all of it. */
final class InputRules {
    private final QueryParser parser;

    InputRules(Schema schema) {
        parser = new QueryParser(schema);
    }

    /** Whether it is for the shell itself and no query. */
    static boolean isCommand(String input) {
        return input.stripLeading().startsWith(".");
    }

    /** Whether it asks about a stream: {@code procs?} */
    static boolean isQuestion(String input) {
        return input.strip().matches("\\w+\\s*\\?");
    }

    /** Whether more lines must follow to make a query of it. */
    boolean isUnfinished(String input) {
        if (input.isBlank() || isCommand(input) || isQuestion(input)) {
            return false;
        }
        try {
            parser.query(input, "query");
            return false;
        } catch (UnfinishedException e) {
            return true;
        } catch (RingsideException e) {
            // It will be told when the input is executed.
            return false;
        }
    }
}
