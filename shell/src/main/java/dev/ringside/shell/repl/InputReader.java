package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.UnfinishedException;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what an input is. A query in the language is known for what it is without JavaScript, which takes a second to start; so is one that is
 * wrong in a way that variables and functions of JavaScript cannot put right.
 */
final class InputReader {
    private static final String ORIGIN = "query";
    private static final Pattern COMMAND = Pattern.compile("(\\.(?:\\p{Alpha}\\S*)?)(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern QUESTION = Pattern.compile("(\\w+)\\s*\\?");
    private static final Pattern EXPLAIN =
            Pattern.compile("(.*)\\.\\s*explain\\s*\\(\\s*\\)\\s*;?\\s*", Pattern.DOTALL);
    /** What other shells have as words. */
    private static final Set<String> WORDS = Set.of("exit", "quit", "help");

    /** Mistakes in how a query is filled in, not in how it is written. */
    private static final Set<Code> IN_QUERIES =
            EnumSet.of(Code.UNKNOWN_STREAM, Code.UNKNOWN_FIELD, Code.TYPE, Code.LITERAL);

    /** What nothing but a query can be, whether there is such a stream or not. */
    private static final Pattern QUERY = Pattern.compile("\\s*[a-z]\\w*\\s*\\.\\s*where\\b.*", Pattern.DOTALL);

    /** What makes an input something that the language does not have: functions, templates, statements, JavaScript's own objects. */
    private static final Pattern BEYOND_QUERIES =
            Pattern.compile("[;`\\n]|=>|\\b(function|new|await|this|undefined|\\p{Lu}\\w*|parse(Int|Float))\\b");

    private final QueryParser parser;
    private final Supplier<Set<String>> variables;

    /** @param variables the names of those that JavaScript has by now; asked for at each input */
    InputReader(Schema schema, Supplier<Set<String>> variables) {
        this.parser = new QueryParser(schema);
        this.variables = variables;
    }

    /** Whether it is for the shell itself and no query. */
    static boolean isCommand(String input) {
        return COMMAND.matcher(input.stripLeading()).matches();
    }

    Input read(String input) {
        String text = input.strip();
        if (text.isEmpty()) {
            return new Input.Nothing();
        }
        Matcher command = COMMAND.matcher(text);
        if (command.matches()) {
            String argument = command.group(2);
            return new Input.Command(command.group(1), argument == null ? "" : argument);
        }
        Matcher question = QUESTION.matcher(text);
        if (question.matches()) {
            return new Input.Question(question.group(1));
        }
        Set<String> known = variables.get();
        if (WORDS.contains(text) && !known.contains(text)) {
            return new Input.Command("." + text.replace("quit", "exit"), "");
        }
        return names(input, known) ? new Input.Script(input) : query(input);
    }

    private Input query(String input) {
        try {
            return new Input.Plain(parser.query(input, ORIGIN));
        } catch (UnfinishedException e) {
            return new Input.Unfinished(e);
        } catch (RingsideException e) {
            Matcher explain = EXPLAIN.matcher(input);
            if (explain.matches()) {
                return query(explain.group(1)) instanceof Input.Plain(Query query)
                        ? new Input.Plan(query)
                        : new Input.Script(input);
            }
            return isBeyondRepair(input, e) ? new Input.Wrong(e) : new Input.Script(input);
        }
    }

    /** Whether the query stays wrong when it is run as JavaScript. */
    private static boolean isBeyondRepair(String input, RingsideException mistakes) {
        return QUERY.matcher(input).matches()
                && !BEYOND_QUERIES.matcher(input).find()
                && mistakes.diagnostics().stream().map(Diagnostic::code).allMatch(IN_QUERIES::contains);
    }

    /** Whether one of these names is in the text, be it in a comment. */
    private static boolean names(String text, Set<String> names) {
        return !names.isEmpty() && Arrays.stream(text.split("[^\\w$]+", -1)).anyMatch(names::contains);
    }
}
