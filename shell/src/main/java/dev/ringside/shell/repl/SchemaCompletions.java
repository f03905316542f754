package dev.ringside.shell.repl;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.shell.output.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Completion from what the schema says: streams at the start, operators behind a dot, fields and methods within parentheses. */
final class SchemaCompletions implements Completions {
    private static final Pattern QUERY = Pattern.compile("\\s*(\\w+)(.*)", Pattern.DOTALL);

    private static final List<Proposal> OPERATORS = List.of(
            new Proposal("where", "keep what a predicate accepts"),
            new Proposal("select", "keep some fields"),
            new Proposal("take", "end after some events"),
            new Proposal("skip", "leave out some events first"));

    private static final List<Proposal> METHODS = Stream.of(
                    "startsWith",
                    "endsWith",
                    "contains",
                    "matches",
                    "like",
                    "in",
                    "eqi",
                    "startsWithi",
                    "endsWithi",
                    "containsi",
                    "cidr",
                    "isPrivate",
                    "length",
                    "toLowerCase",
                    "toUpperCase",
                    "base",
                    "dir",
                    "ext")
            .map(name -> new Proposal(name, "method"))
            .toList();

    private final Schema schema;

    SchemaCompletions(Schema schema) {
        this.schema = schema;
    }

    @Override
    public List<Proposal> at(String before) {
        String typed = before.substring(Completions.wordStart(before));
        return candidates(before).stream()
                .filter(proposal -> proposal.word().startsWith(typed))
                .toList();
    }

    private List<Proposal> candidates(String before) {
        String text = before.stripLeading();
        if (!text.startsWith(".")) {
            return inQuery(text);
        }
        int blank = text.indexOf(' ');
        if (blank < 0) {
            return Arrays.stream(DotCommand.values())
                    .map(command -> new Proposal(command.typed(), command.description()))
                    .toList();
        }
        List<DotCommand> commands = DotCommand.startingWith(text.substring(0, blank));
        return commands.size() == 1 ? inArgument(commands.getFirst(), text.substring(blank + 1)) : List.of();
    }

    private List<Proposal> inArgument(DotCommand command, String argument) {
        return switch (command) {
            case STREAMS -> streams();
            case EXPLAIN -> inQuery(argument.stripLeading());
            case MODE ->
                Format.options().stream()
                        .map(name -> new Proposal(name, "format"))
                        .toList();
            case HELP, HISTORY, EXIT -> List.of();
        };
    }

    private List<Proposal> inQuery(String text) {
        Matcher query = QUERY.matcher(text);
        if (!query.matches() || query.group(2).isEmpty()) {
            return streams();
        }
        String chain = query.group(2);
        int depth = depth(chain);
        if (depth < 0) {
            return List.of();
        }
        int wordStart = Completions.wordStart(text);
        boolean behindDot = text.charAt(wordStart - 1) == '.';
        if (depth == 0) {
            return behindDot ? OPERATORS : List.of();
        }
        return behindDot
                ? METHODS
                : schema.find(query.group(1)).map(SchemaCompletions::fields).orElse(List.of());
    }

    /** How many parentheses are open, or -1 within a text in quotes. */
    private static int depth(String text) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
        }
        return quote != 0 ? -1 : depth;
    }

    private List<Proposal> streams() {
        return schema.streams().stream()
                .map(stream -> new Proposal(stream.name(), stream.description()))
                .toList();
    }

    private static List<Proposal> fields(StreamType stream) {
        List<Proposal> fields = new ArrayList<>();
        stream.fields().forEach(field -> fields.add(new Proposal(field.name(), field.description())));
        return fields;
    }
}
