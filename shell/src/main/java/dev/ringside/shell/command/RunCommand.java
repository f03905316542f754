package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.recording.Speed;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.script.Permissions;
import dev.ringside.runtime.script.ScriptHost;
import dev.ringside.runtime.script.ScriptOptions;
import dev.ringside.runtime.script.ScriptSource;
import dev.ringside.runtime.script.alert.Level;
import dev.ringside.runtime.source.Feeds;
import dev.ringside.shell.alert.AlertOutput;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.PassingLine;
import dev.ringside.shell.console.Surroundings;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.Layout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside run SCRIPT…}: detection scripts, until they end or somebody ends them. */
final class RunCommand implements Command {
    private static final Schema SCHEMA = Schema.standard();

    private final Argument<String> scripts = Argument.operands(
            0, "SCRIPT", Meaning.file(), "a file of JavaScript, a folder of them, or - for standard input");
    private final Argument<String> from = Options.from();
    private final Argument<Speed> speed = Options.speed();
    private final Argument<String> allow = Argument.options(
            "read=DIR|write=DIR|kill|env=NAME",
            Meaning.text(),
            "What scripts may do beyond watching: read files of a folder, write recordings to one, end processes, read a variable"
                    + " of the environment. May be repeated.",
            "--allow");
    private final Argument<Format> output =
            Options.output(AlertOutput.formats().stream().map(Format::option).toList());
    private final Argument<Level> failOn = Argument.option(
            String.join("|", Level.words()),
            Meaning.ofWords(Level.words(), Level::parse, "a level of alerts"),
            "Exit with status 1 if there was an alert of this level or a graver one.",
            "--fail-on");
    private final Argument<Boolean> watch = Argument.flag("Load a script again when its file changes.", "--watch");
    private final Argument<Long> duration = Options.duration("End after that time, like 10s or 1h.", "--for");
    private final Argument<Long> budget =
            Options.duration("How long a script may take over one event; 1s without it.", "--budget");
    private final Argument<Long> queue =
            Options.count("How many events may wait for a script; 10000 without it.", "--queue");
    /** Was for the launcher, which has acted on it. */
    private final Argument<Boolean> jit =
            Argument.flag("For long runs: compile JavaScript to machine code, which takes a longer start.", "--jit");

    private final Argument<Boolean> stats = Options.stats();
    private final Argument<Boolean> strict = Options.strict();
    private final Argument<Integer> ringSize = Options.ringSize();
    private final Argument<Long> latency = Options.latency();
    private final Argument<Names> names = Options.names();
    private final Argument<Boolean> quiet = Options.quiet();

    @Override
    public CommandSpec describe() {
        return Description.of("Runs detection scripts and writes their alerts to standard output.")
                .details(
                        "Scripts see the streams, and nothing else unless it is allowed: no files, network, processes or"
                                + " Java. What they write to their console goes to standard error. One that hangs or floods is"
                                + " stopped, and started again a few times; the others go on.")
                .details(
                        "Formats: jsonl has an alert on each line, with all that is known of it and the events that led to"
                                + " it. table and line show its time, level, rule and message.")
                .arguments(
                        scripts, from, speed, allow, output, failOn, watch, duration, budget, queue, jit, stats, strict,
                        ringSize, latency, names, quiet)
                .examples(
                        "ringside run scripts/detections",
                        "ringside run hunt.js --from monday.jsonl --fail-on high",
                        "ringside run hunt.js --watch -o line");
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
        boolean live = Options.sources(from).contains(Feeds.LIVE);
        refuseWhatDoesNotGoTogether(live);
        List<ScriptSource> sources = ScriptFiles.read(scripts.values(), surroundings.in());
        ScriptReports reports = new ScriptReports(messages, alerts(surroundings, noColor, live));
        Speed pace = Options.speed(speed);
        Feed feed = Feeds.open(SCHEMA, Options.sources(from), Options.ring(ringSize, latency), pace, messages::warning);
        Feed rest = Feeds.silence(SCHEMA, messages::warning);
        try (Engine engine = new Engine(
                        List.of(feed, rest), files -> Feeds.recordings(SCHEMA, files, pace, messages::warning));
                ScriptHost host = new ScriptHost(engine, SCHEMA, options(live), reports);
                ScriptRun run = new ScriptRun(host, messages, reports)) {
            sources.forEach(run::load);
            if (watch.isGiven()) {
                run.watch();
            } else if (reports.status() != ExitStatus.DONE) {
                return reports.status();
            }
            host.begin();
            long start = System.nanoTime();
            progress.follow(() -> engine.progress()
                    .map(read -> ReadingProgress.text(
                            read, ReadingProgress.number(reports.raised(), "alert"), System.nanoTime() - start)));
            // Who watches may want a script back that has ended.
            CompletableFuture<?> end = watch.isGiven() ? new CompletableFuture<>() : run.ended();
            interruption.awaitOr(CompletableFuture.anyOf(end, reports.unwritable()), duration.value());
            reports.complain();
            run.tell(stats.isGiven());
            return status(run, reports, interruption.isRequested() && !live && !end.isDone());
        }
    }

    private void refuseWhatDoesNotGoTogether(boolean live) {
        if (watch.isGiven() && !live) {
            throw new RingsideException(Diagnostic.of(
                    Code.USAGE, "scripts that read a recording are not watched", "run them again instead"));
        }
        if (scripts.values().contains(ScriptFiles.STANDARD_INPUT)
                && Options.sources(from).contains(ScriptFiles.STANDARD_INPUT)) {
            throw new RingsideException(Diagnostic.of(
                    Code.USAGE,
                    "a script and events cannot both come from standard input",
                    "name a file for one of them"));
        }
    }

    private AlertOutput alerts(Surroundings surroundings, boolean noColor, boolean live) {
        boolean terminal = surroundings.terminals().out();
        Layout layout = new Layout(
                names.value().orElse(Names.RINGSIDE),
                surroundings.outPalette(noColor),
                terminal ? Optional.of(surroundings.size()) : Optional.empty(),
                live);
        return AlertOutput.of(
                output.value().orElse(terminal ? Format.TABLE : Format.JSONL), surroundings.out(), layout);
    }

    private ScriptOptions options(boolean live) {
        ScriptOptions usual = live ? ScriptOptions.LIVE : ScriptOptions.REPLAY;
        return usual.withBudget(budget.value().map(Duration::ofNanos).orElse(usual.budget()))
                .withQueue(queue.value()
                        .map(events -> (int) Math.min(events, Integer.MAX_VALUE))
                        .orElse(usual.queue()))
                .withPermissions(Permissions.parse(allow.values()))
                .withExplainer(plan -> new Explanation(plan).render(new Palette(false)));
    }

    private int status(ScriptRun run, ScriptReports reports, boolean interrupted) {
        if (reports.status() != ExitStatus.DONE) {
            return reports.status();
        }
        if (failOn.value().filter(reports::hasRaised).isPresent()) {
            return ExitStatus.ALERT;
        }
        if (strict.isGiven() && run.lost() > 0) {
            return ExitStatus.LOST;
        }
        return interrupted ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
    }
}
