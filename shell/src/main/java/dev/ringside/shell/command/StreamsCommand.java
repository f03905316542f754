package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.source.Feeds;
import dev.ringside.shell.console.Surroundings;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.JsonAnswer;
import java.util.List;
import java.util.Optional;

/** {@code ringside streams [NAME]}: what there is to ask about. */
final class StreamsCommand implements Command {
    private static final Option OUTPUT = Options.output(List.of("table", "jsonl", "json"));

    @Override
    public CommandModel model() {
        return CommandModel.of("ringside streams", "Lists the streams, or the fields of one.")
                .withOperand(new CommandModel.Operand(
                        "NAME",
                        false,
                        Schema.standard().streams().stream()
                                .map(StreamType::name)
                                .toList(),
                        "a stream, to list its fields"))
                .withOptions(OUTPUT)
                .withExamples("ringside streams", "ringside streams procs", "ringside streams procs -o json");
    }

    @Override
    public int run(Arguments arguments, Session session) {
        Surroundings surroundings = session.surroundings();
        Format format = Options.format(arguments, OUTPUT).orElse(Format.TABLE);
        Schema schema = Schema.standard();
        try (Feed live = Feeds.open(schema, List.of(Feeds.LIVE), diagnostic -> {})) {
            Catalog catalog = new Catalog(schema, live);
            StreamType stream = arguments
                    .operand()
                    .map(name -> find(schema, name, arguments.line()))
                    .orElse(null);
            String answer;
            if (format != Format.TABLE) {
                answer = JsonAnswer.of(stream == null ? catalog.streams() : catalog.fields(stream), format);
            } else if (stream == null) {
                answer = catalog.streamTable(surroundings.outPalette(arguments.has(Options.NO_COLOR)));
            } else {
                answer = catalog.fieldTable(stream, surroundings.outPalette(arguments.has(Options.NO_COLOR)));
            }
            surroundings.print(answer);
        }
        return ExitStatus.DONE;
    }

    private static StreamType find(Schema schema, Arguments.Given name, TypedLine line) {
        return schema.find(name.value()).orElseThrow(() -> {
            List<String> names = schema.streams().stream().map(StreamType::name).toList();
            return new RingsideException(new Diagnostic(
                    Code.UNKNOWN_STREAM,
                    "there is no stream '" + name.value() + "'",
                    Optional.of(line.place(name.place())),
                    List.of(Nearest.to(name.value(), names)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("the streams are " + String.join(", ", names)))));
        });
    }
}
