package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.export.DuckDb;
import dev.ringside.runtime.export.WholeOutput;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.linux.RingSettings;
import dev.ringside.runtime.feed.recording.Speed;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.record.UsualStreams;
import dev.ringside.runtime.source.Feeds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside export QUERY --to FILE}: rows as a file for other programs. */
final class ExportCommand implements Command {
    private static final Schema SCHEMA = Schema.standard();

    private final Argument<String> queries = Argument.operands(
            0, false, "QUERY", Meaning.text(), "a stream or a query of one, like 'procs.where(uid==0)'");
    private final Argument<String> from = Options.from();
    private final Argument<String> to =
            Argument.option("FILE", Meaning.file(), "The file to write. Its ending says the format.", "--to");
    private final Argument<ExportFormat> output = Argument.option(
            String.join("|", ExportFormat.options()),
            Meaning.ofWords(ExportFormat.options(), ExportFormat::find, "a format of files"),
            "The format, if the file's ending does not say it.",
            "-o",
            "--output");
    private final Argument<Boolean> overwrite = Argument.flag("Replace a file that is there.", "--overwrite");
    private final Argument<Long> duration = Options.duration("End after that time, like 10s or 1h.", "--for");
    private final Argument<Names> names = Options.names();
    private final Argument<String> duckDb =
            Argument.option("FILE", Meaning.file(), "Where DuckDB's jar is, which writes Parquet.", "--duckdb");
    private final Argument<Boolean> quiet = Options.quiet();

    @Override
    public CommandSpec describe() {
        return Description.of("Writes the rows of a query to a file for other programs: JSON lines, CSV or Parquet.")
                .details(
                        "CSV and Parquet are tables, of one query; their columns are all fields of its rows, or those that it"
                                + " selects. JSON lines may have several, one after the other as they occurred; without a query,"
                                + " all streams that there are in the recording.")
                .details(
                        "The file has its name once it is complete. Parquet needs DuckDB's library for Java, which is found on the"
                                + " class path, by --duckdb, or by " + DuckDb.VARIABLE + " in the environment.")
                .arguments(queries, from, to, output, overwrite, duration, names, duckDb, quiet)
                .examples(
                        "ringside export procs --from monday.jsonl --to procs.csv",
                        "ringside export --from monday.jsonl --to all.jsonl",
                        "ringside export 'procs.groupBy(name).count()' --from monday.jsonl --to n.csv");
    }

    @Override
    public int run(Session session, boolean noColor) {
        Messages messages = new Messages(session.surroundings(), noColor, quiet.isGiven());
        Path file = target();
        ExportFormat format = output.value().orElseGet(() -> ExportFormat.of(file));
        List<String> sources = Options.sources(from);
        boolean live = sources.contains(Feeds.LIVE);
        try (Feed feed = Feeds.open(SCHEMA, sources, RingSettings.DEFAULT, Speed.FASTEST, messages::warning);
                Engine engine = new Engine(List.of(feed), files -> Feeds.recordings(SCHEMA, files, messages::warning));
                WholeOutput whole = WholeOutput.begin(file, overwrite.isGiven())) {
            List<Query> asked = asked(live, feed, format);
            Optional<Path> jar = jar(session.surroundings().environment());
            try (ExportWriter writer = format.writer(asked, whole, names.value().orElse(Names.RINGSIDE), jar)) {
                Export export = Export.start(engine, asked, writer);
                export.await(duration.value(), session.interruption());
                if (!live && !export.isOver() && session.interruption().isRequested()) {
                    return ExitStatus.INTERRUPTED;
                }
                export.finish();
                whole.complete();
                if (!quiet.isGiven()) {
                    messages.line(file + ": " + export.rows() + " rows");
                }
            }
        }
        return ExitStatus.DONE;
    }

    private Path target() {
        return Path.of(to.value()
                .orElseThrow(() -> new RingsideException(Diagnostic.of(
                        Code.USAGE,
                        "it is not said which file to write",
                        "write --to FILE.jsonl, FILE.csv or FILE.parquet"))));
    }

    private Optional<Path> jar(Map<String, String> environment) {
        return duckDb.value()
                .or(() -> Optional.ofNullable(environment.get(DuckDb.VARIABLE)))
                .map(Path::of);
    }

    private List<Query> asked(boolean live, Feed feed, ExportFormat format) {
        QueryParser parser = new QueryParser(SCHEMA);
        if (format.isTable() && queries.values().size() != 1) {
            throw new RingsideException(Diagnostic.of(
                    Code.USAGE,
                    format.option() + " is one table, and so of one query",
                    "name one, like procs, or write JSON lines: --to FILE.jsonl"));
        }
        if (queries.isGiven()) {
            return queries.values().stream()
                    .map(text -> parser.query(text, "query"))
                    .toList();
        }
        return live
                ? UsualStreams.queries(SCHEMA, feed.streams())
                : SCHEMA.streams().stream()
                        .map(StreamType::name)
                        .map(name -> parser.query(name, "query"))
                        .toList();
    }
}
