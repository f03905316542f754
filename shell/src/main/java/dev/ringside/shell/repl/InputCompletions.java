package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.Completer;
import dev.ringside.dsl.syntax.Completion;
import dev.ringside.shell.output.Format;
import java.util.Arrays;
import java.util.List;

/** Proposals for queries, as the language makes them, and for the commands of the shell itself. */
final class InputCompletions implements Completions {
    private final Completer queries;
    private final List<Proposal> streams;

    InputCompletions(Schema schema) {
        queries = new Completer(schema);
        streams = schema.streams().stream()
                .map(stream -> new Proposal(stream.name(), stream.description()))
                .toList();
    }

    @Override
    public Proposals at(String input, int cursor) {
        return InputRules.isCommand(input) ? inCommand(input, cursor) : inQuery(input, cursor);
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

    private static Proposals none(int cursor) {
        return new Proposals(new Span(cursor, cursor), List.of());
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
            case HELP, HISTORY, EXIT -> none(cursor);
        };
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
