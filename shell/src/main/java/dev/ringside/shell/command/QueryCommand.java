package dev.ringside.shell.command;

import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.recording.Speed;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.source.Feeds;
import dev.ringside.shell.alert.AlertOutput;
import dev.ringside.shell.console.PassingLine;
import dev.ringside.shell.console.Surroundings;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.Layout;
import dev.ringside.shell.output.RowWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside query EXPR}: one query, until its source ends or somebody ends it. */
final class QueryCommand implements Command {
    private final Argument<String> expression =
            Argument.operand("EXPR", true, Meaning.text(), "a query, like 'procs.where(parent==\"bash\")'");
    private final Argument<String> from = Options.from();
    private final Argument<Speed> speed = Options.speed();
    private final Argument<Format> output = Options.output(Format.options());
    private final Argument<Long> duration = Options.duration("End after that time, like 10s or 1m30s.", "--for");
    private final Argument<Long> count = Options.count("End after that many events.", "--count");
    private final Argument<Boolean> stats = Options.stats();
    private final Argument<Boolean> strict = Options.strict();
    private final Argument<Integer> ringSize = Options.ringSize();
    private final Argument<Long> latency = Options.latency();
    private final Argument<Names> names = Options.names();
    private final Argument<Boolean> quiet = Options.quiet();

    @Override
    public CommandSpec describe() {
        return Description.of("Runs one query and writes what it finds to standard output.")
                .details(
                        "Formats: table is for eyes, and cut to the width of a terminal. jsonl is an object on each line, json"
                                + " an array of them: times are ISO 8601 in UTC, durations are nanoseconds, missing fields"
                                + " are left out. csv has a header and every field; lists in it are JSON, and cells that"
                                + " look like formulas are not altered. line is key=value pairs for grep. Control characters"
                                + " are escaped in all of them; only JSON is made to be read back exactly.")
                .details(Question.HELP)
                .arguments(
                        expression,
                        from,
                        speed,
                        output,
                        duration,
                        count,
                        stats,
                        strict,
                        ringSize,
                        latency,
                        names,
                        quiet)
                .examples(
                        "ringside query 'procs.where(parent==\"bash\")'",
                        "ringside query 'procs.where(uid==0).select(time, cmdline)' -o csv --for 1m",
                        "ringside query procs --from monday.jsonl --count 10",
                        "ringside query 'const t = [\"sh\", \"dash\"]; procs.where(name.in(t))' --for 10s");
    }

    @Override
    public int run(Session session, boolean noColor) {
        try (PassingLine progress = new PassingLine(session.surroundings(), !quiet.isGiven())) {
            return run(progress, session.interruption(), noColor);
        }
    }

    private int run(PassingLine progress, Interruption interruption, boolean noColor) {
        Surroundings surroundings = progress.surroundings();
        Messages messages = new Messages(surroundings, noColor, quiet.isGiven());
        Format format = output.value().orElse(surroundings.terminals().out() ? Format.TABLE : Format.JSONL);
        List<String> sources = Options.sources(from);
        Layout layout = new Layout(
                names.value().orElse(Names.RINGSIDE),
                surroundings.outPalette(noColor),
                surroundings.terminals().out() ? Optional.of(surroundings.size()) : Optional.empty(),
                sources.contains(Feeds.LIVE));

        Schema schema = Schema.standard();
        Question question = Question.read(expression.required(), schema);
        Speed pace = Options.speed(speed);
        Feed feed = Feeds.open(schema, sources, Options.ring(ringSize, latency), pace, messages::warning);
        ScriptReports reports = new ScriptReports(messages, AlertOutput.of(Format.JSONL, surroundings.out(), layout));
        try (Engine engine =
                        new Engine(List.of(feed), files -> Feeds.recordings(schema, files, pace, messages::warning));
                Question.Asked asked = question.ask(schema, engine, reports, interruption)) {
            Query query = limited(asked.query(), count.value());
            RowWriter writer = format.writer(query, surroundings.out(), layout);
            QueryRun run = QueryRun.start(engine, query, writer, asked.lane());
            long start = System.nanoTime();
            progress.follow(() -> engine.progress()
                    .map(read -> ReadingProgress.text(
                            read, run.subscription().matched() + " matched", System.nanoTime() - start)));
            try {
                run.await(duration.value(), interruption);
            } finally {
                new Summary(run.subscription()).tell(messages, stats.isGiven());
            }
            return reports.status() != ExitStatus.DONE
                    ? reports.status()
                    : status(run.subscription(), strict.isGiven(), interruption);
        }
    }

    private static int status(Subscription subscription, boolean strict, Interruption interruption) {
        if (strict && subscription.accounts().lost() > 0) {
            return ExitStatus.LOST;
        }
        boolean nothing = subscription.matched() == 0;
        return interruption.isRequested() && nothing ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
    }

    private static Query limited(Query query, Optional<Long> count) {
        return count.map(number -> {
                    List<Operator> operators = new ArrayList<>(query.operators());
                    operators.add(new Operator.Take(number));
                    return new Query(query.source(), operators);
                })
                .orElse(query);
    }
}
