package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.record.LiveRecording;
import dev.ringside.runtime.record.Recorder;
import dev.ringside.runtime.record.Target;
import dev.ringside.runtime.record.Target.Existing;
import dev.ringside.runtime.record.UsualStreams;
import dev.ringside.runtime.source.Feeds;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside record FILE}: what happens on this machine, into a file, until somebody ends it. */
final class RecordCommand implements Command {
    private static final Schema SCHEMA = Schema.standard();

    private final Argument<String> file =
            Argument.operand("FILE", true, Meaning.file(), "where to write it, like monday.rec");
    private final Argument<String> queries = Argument.operands(
            1, false, "QUERY", Meaning.text(), "a stream or a query of one, like 'files.where(op==\"delete\")'");
    private final Argument<Long> duration = Options.duration("End after that time, like 10s or 8h.", "--for");
    private final Argument<Long> count = Options.count("End after that many events.", "--count");
    private final Argument<Boolean> append =
            Argument.flag("Go on behind the end of a recording that is there.", "--append");
    private final Argument<Boolean> overwrite = Argument.flag("Replace a file that is there.", "--overwrite");
    private final RotationOptions rotation = new RotationOptions();
    private final Argument<Boolean> stats = Options.stats();
    private final Argument<Boolean> strict = Options.strict();
    private final Argument<Integer> ringSize = Options.ringSize();
    private final Argument<Long> latency = Options.latency();
    private final Argument<Boolean> quiet = Options.quiet();

    @Override
    public CommandSpec describe() {
        return Description.of("Records what happens on this machine, to be asked later: ringside query … --from FILE.")
                .details(
                        "Without a query it records every stream that there is here, but of files not that one was merely opened"
                                + " (name files for that), and no clipboard. Conditions of queries are decided where events"
                                + " are born, as always; an event has all its fields unless the query selects some.")
                .details(
                        "The file begins with the processes that there are. Everything is in it a second after it happened, and"
                                + " can be read whatever becomes of the recorder. It is made of gzip members: zcat FILE"
                                + " gives JSON lines. Only its owner may read it, since command lines may hold secrets.")
                .details(
                        "With rotation, monday.rec is monday-TIME.rec, one after the other: --from 'monday-*.rec' reads them all.")
                .arguments(file, queries, duration, count, append, overwrite)
                .arguments(rotation.all())
                .arguments(stats, strict, ringSize, latency, quiet)
                .examples(
                        "ringside record tuesday.rec --for 1m",
                        "ringside record deletions.rec procs 'files.where(op==\"delete\")' --for 1m",
                        "ringside record web.rec --rotate-size 256M --keep-size 4G --for 1m");
    }

    @Override
    public int run(Session session, boolean noColor) {
        Messages messages = new Messages(session.surroundings(), noColor, quiet.isGiven());
        Target target = new Target(Path.of(file.required()), existing(), rotation.rotation());
        Feeds.Live live = Feeds.live(SCHEMA, Options.ring(ringSize, latency));
        RecordingReports reports = new RecordingReports(target, messages, live.health());
        boolean usual = !queries.isGiven();
        List<Query> asked = usual ? UsualStreams.queries(SCHEMA, live.feed().streams()) : parsed();
        try (Engine engine =
                new Engine(List.of(live.feed()), files -> Feeds.recordings(SCHEMA, files, messages::warning))) {
            Recorder recorder = new Recorder(engine, asked, "ringside " + Version.current(), target, reports);
            LiveRecording recording = LiveRecording.start(
                    engine, asked, count.value().orElse(Long.MAX_VALUE), recorder, (query, reason) -> {
                        if (!usual) {
                            throw reason;
                        }
                        reports.refused(query, reason);
                    });
            if (!quiet.isGiven()) {
                messages.line("recording " + streams(recording) + " to " + target.file());
            }
            session.interruption().awaitOr(recording.ended(), duration.value());
            recording.close();
            return end(recording, recorder, reports, messages);
        }
    }

    private List<Query> parsed() {
        QueryParser parser = new QueryParser(SCHEMA);
        return queries.values().stream()
                .map(text -> parser.query(text, "query"))
                .toList();
    }

    private Existing existing() {
        if (append.isGiven() && overwrite.isGiven()) {
            throw new RingsideException(Diagnostic.of(
                    Code.USAGE,
                    "a recording is either gone on with or replaced",
                    "give one of --append and --overwrite"));
        }
        return append.isGiven() ? Existing.APPEND : overwrite.isGiven() ? Existing.OVERWRITE : Existing.REFUSE;
    }

    private static String streams(LiveRecording recording) {
        return recording.subscriptions().stream()
                .map(each -> each.plan().query().type().name())
                .collect(Collectors.joining(", "));
    }

    private int end(LiveRecording recording, Recorder recorder, RecordingReports reports, Messages messages) {
        long lost = recorder.unwritten();
        for (Subscription each : recording.subscriptions()) {
            lost += each.accounts().lost();
            new Summary(each).tell(messages, stats.isGiven());
        }
        if (!quiet.isGiven()) {
            messages.line(reports.summary(recorder));
        }
        if (recording.ended().isCompletedExceptionally()) {
            throw recording.ended().exceptionNow() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(recording.ended().exceptionNow());
        }
        return strict.isGiven() && lost > 0 ? ExitStatus.LOST : ExitStatus.DONE;
    }
}
