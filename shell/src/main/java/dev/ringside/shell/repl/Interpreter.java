package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.engine.Lane;
import dev.ringside.runtime.script.Answer;
import dev.ringside.runtime.source.Feeds;
import dev.ringside.shell.command.ExitStatus;
import dev.ringside.shell.command.Session;
import dev.ringside.shell.command.Shell;
import dev.ringside.shell.output.Durations;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.Layout;
import java.util.Optional;

/** Does what was typed. For one thread. */
final class Interpreter {
    private static final String ORIGIN = "input";

    private final Session session;
    private final Shell.Settings settings;
    private final Screen screen;
    private final InputReader reader;
    private final JavaScript javaScript;
    private final Preferences preferences;
    private final Commands commands;
    private final QueryView view;

    Interpreter(
            Session session,
            Shell.Settings settings,
            Screen screen,
            InputReader reader,
            JavaScript javaScript,
            Preferences preferences,
            Commands commands,
            QueryView view) {
        this.session = session;
        this.settings = settings;
        this.screen = screen;
        this.reader = reader;
        this.javaScript = javaScript;
        this.preferences = preferences;
        this.commands = commands;
        this.view = view;
    }

    /** Whether nobody asked for the end. */
    boolean goesOn() {
        return !preferences.hasLeft() && !session.interruption().isRequested();
    }

    /**
     * Does it, and shows what went wrong.
     *
     * @return the exit status that a command of its own would have
     */
    int execute(String input) {
        long start = System.nanoTime();
        int status = ExitStatus.DONE;
        try {
            run(ORIGIN, input);
        } catch (RingsideException e) {
            Code code = e.diagnostics().getFirst().code();
            status = ExitStatus.of(code);
            if (code == Code.INTERRUPTED) {
                // The user knows.
                screen.print("interrupted\n");
            } else {
                screen.errors(e.diagnostics());
            }
        }
        if (preferences.isTiming()) {
            screen.print("it took " + Durations.text(System.nanoTime() - start) + "\n");
        }
        return status;
    }

    private void run(String origin, String text) {
        switch (reader.read(text)) {
            case Input.Nothing nothing -> {}
            case Input.Command command -> commands.run(command, this::run);
            case Input.Question question -> commands.fields(question.stream());
            case Input.Plan plan -> commands.explain(plan);
            case Input.Plain plain -> {
                javaScript.remember(plain.query());
                show(plain.query(), Optional.empty());
            }
            case Input.Script script -> show(evaluate(origin, script.text()));
            case Input.Unfinished unfinished -> throw unfinished.reason();
            case Input.Wrong wrong -> throw wrong.reason();
        }
    }

    private Answer evaluate(String origin, String text) {
        Screen.Watch watch = screen.watch(() -> new Screen.Status("JavaScript", false), javaScript::interrupt);
        try {
            return javaScript.evaluate(origin, text);
        } finally {
            watch.close();
        }
    }

    private void show(Answer answer) {
        switch (answer) {
            case Answer.Rows rows -> show(rows.query(), Optional.of(rows.lane()));
            case Answer.Value value -> screen.print(Lines.visible(isJson() ? value.json() : value.shown()));
            case Answer.Nothing nothing -> {}
        }
    }

    private boolean isJson() {
        return preferences.format() == Format.JSON || preferences.format() == Format.JSONL;
    }

    private void show(Query query, Optional<Lane> lane) {
        Layout layout = new Layout(
                settings.names(),
                screen.palette(),
                screen.size(),
                settings.from().contains(Feeds.LIVE));
        view.run(query, lane, preferences.format(), layout);
    }
}
