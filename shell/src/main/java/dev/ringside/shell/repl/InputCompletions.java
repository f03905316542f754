package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.Completer;
import dev.ringside.dsl.syntax.Completion;
import dev.ringside.runtime.source.Feeds;
import dev.ringside.shell.output.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Proposals for queries, as the language makes them, for the variables of JavaScript and for the commands of the shell itself. */
final class InputCompletions implements Completions {
    private static final Pattern WORD = Pattern.compile("[\\w$]*$");
    private static final Pattern MEMBER = Pattern.compile("\\.\\s*[\\w$]*$");

    private final Completer queries;
    private final List<Proposal> streams;
    private final Pattern stream;
    private final Supplier<Set<String>> variables;

    /** @param variables the names of those that JavaScript has by now */
    InputCompletions(Schema schema, Supplier<Set<String>> variables) {
        queries = new Completer(schema, Feeds.providers());
        streams = schema.streams().stream()
                .map(type -> new Proposal(type.name(), type.description()))
                .toList();
        stream = Pattern.compile("(?<![\\w$.])(?:"
                + schema.streams().stream().map(StreamType::name).collect(Collectors.joining("|")) + "|etw)\\b");
        this.variables = variables;
    }

    @Override
    public Proposals at(String input, int cursor) {
        return InputReader.isCommand(input) ? inCommand(input, cursor) : inText(input, cursor);
    }

    private Proposals inCommand(String input, int cursor) {
        int start = input.indexOf('.');
        int blank = input.indexOf(' ', start);
        int end = blank < 0 ? input.length() : blank;
        if (cursor < start) {
            return none(cursor);
        }
        if (cursor <= end) {
            return beginningAs(
                    new Span(start, cursor),
                    input,
                    Arrays.stream(DotCommand.values())
                            .map(command -> new Proposal(command.typed(), command.description()))
                            .toList());
        }
        List<DotCommand> commands = DotCommand.startingWith(input.substring(start, end));
        return commands.size() == 1 ? inArgument(commands.getFirst(), input, cursor, end + 1) : none(cursor);
    }

    private Proposals inArgument(DotCommand command, String input, int cursor, int start) {
        Span typed = new Span(start, cursor);
        return switch (command) {
            case STREAMS -> beginningAs(typed, input, streams);
            case EXPLAIN -> inQuery(input.substring(start), cursor - start).behind(start);
            case MODE ->
                beginningAs(
                        typed,
                        input,
                        Format.options().stream()
                                .map(name -> new Proposal(name, "format"))
                                .toList());
            case LOAD -> new Proposals(typed, FileNames.beginningAs(input.substring(start, cursor)));
            case HELP, RESET, TIMING, HISTORY, EXIT -> none(cursor);
        };
    }

    /** In a query, or in JavaScript with queries in it. */
    private Proposals inText(String text, int cursor) {
        Proposals asQuery = inQuery(text, cursor);
        if (!asQuery.proposals().isEmpty()) {
            return withVariables(text, cursor, asQuery);
        }
        Matcher streams = stream.matcher(text.substring(0, cursor));
        while (streams.find()) {
            int start = streams.start();
            Proposals inside = inQuery(text.substring(start), cursor - start).behind(start);
            if (start > 0 && !inside.proposals().isEmpty()) {
                return withVariables(text, cursor, inside);
            }
        }
        return withVariables(text, cursor, none(cursor));
    }

    /** With the variables that begin as the word at the cursor does, and streams where nothing is known otherwise. */
    private Proposals withVariables(String text, int cursor, Proposals others) {
        String before = text.substring(0, cursor);
        Matcher word = WORD.matcher(before);
        if (!word.find() || MEMBER.matcher(before).find() || isInQuotes(before)) {
            return others;
        }
        boolean unknown = others.proposals().isEmpty();
        Span typed = unknown ? new Span(word.start(), cursor) : others.replaced();
        if (typed.start() != word.start() || (unknown && word.group().isEmpty())) {
            return others;
        }
        List<Proposal> all = new ArrayList<>(others.proposals());
        variables.get().stream()
                .filter(name -> name.startsWith(word.group()))
                .sorted()
                .map(name -> new Proposal(name, "variable"))
                .forEach(all::add);
        if (unknown) {
            all.addAll(beginningAs(typed, text, streams).proposals());
        }
        return new Proposals(typed, all);
    }

    private static boolean isInQuotes(String before) {
        char quote = 0;
        for (int i = 0; i < before.length(); i++) {
            char unit = before.charAt(i);
            if (quote != 0 && unit == '\\') {
                i++;
            } else if (quote != 0) {
                quote = unit == quote ? 0 : quote;
            } else if (unit == '"' || unit == '\'' || unit == '`') {
                quote = unit;
            }
        }
        return quote != 0;
    }

    private static Proposals none(int cursor) {
        return new Proposals(new Span(cursor, cursor), List.of());
    }

    private static Proposals beginningAs(Span typed, String input, List<Proposal> proposals) {
        String begun = input.substring(typed.start(), typed.end());
        return new Proposals(
                typed,
                proposals.stream()
                        .filter(proposal -> proposal.name().startsWith(begun))
                        .toList());
    }

    private Proposals inQuery(String query, int cursor) {
        Completion completion = queries.complete(query, cursor);
        return new Proposals(
                completion.replaced(),
                completion.candidates().stream().map(InputCompletions::proposal).toList());
    }

    private static Proposal proposal(Completion.Candidate candidate) {
        String description = candidate.type().isEmpty()
                ? candidate.description()
                : candidate.type() + ": " + candidate.description();
        return new Proposal(candidate.name(), candidate.insert(), description);
    }
}
