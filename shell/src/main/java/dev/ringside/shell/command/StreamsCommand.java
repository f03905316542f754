package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.source.Feeds;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Surroundings;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.JsonAnswer;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside streams [NAME]}: what there is to ask about. */
final class StreamsCommand implements Command {
    private static final Schema SCHEMA = Schema.standard();
    private final Argument<StreamType> stream = Argument.operand(
            "NAME",
            false,
            Meaning.ofWords(
                    SCHEMA.streams().stream().map(StreamType::name).toList(),
                    SCHEMA::find,
                    Code.UNKNOWN_STREAM,
                    text -> "there is no stream '" + text + "'",
                    "the streams are "),
            "a stream, to list its fields");
    private final Argument<Format> output = Options.output(List.of("table", "jsonl", "json"));

    @Override
    public CommandSpec describe() {
        return Description.of("Lists the streams, or the fields of one.")
                .arguments(stream, output)
                .examples("ringside streams", "ringside streams procs", "ringside streams procs -o json");
    }

    @Override
    public int run(Session session, boolean noColor) {
        Surroundings surroundings = session.surroundings();
        Palette palette = surroundings.outPalette(noColor);
        Format format = output.value().orElse(Format.TABLE);
        try (Feed live = Feeds.open(SCHEMA, List.of(Feeds.LIVE), diagnostic -> {})) {
            Catalog catalog = new Catalog(SCHEMA, live);
            String answer;
            if (format == Format.TABLE) {
                answer = stream.value()
                        .map(type -> catalog.fieldTable(type, palette))
                        .orElseGet(() -> catalog.streamTable(palette));
            } else {
                answer = JsonAnswer.of(stream.value().map(catalog::fields).orElseGet(catalog::streams), format);
            }
            surroundings.print(answer);
        }
        return ExitStatus.DONE;
    }
}
