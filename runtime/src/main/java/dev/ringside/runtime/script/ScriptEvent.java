package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.runtime.script.alert.Alert;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something that a script did, or that happened to it. */
public sealed interface ScriptEvent {
    /** The script's name. */
    String script();

    /** It wrote to its console, or Ringside has to remark something about it. */
    record Log(String script, Severity severity, String text) implements ScriptEvent {}

    /** It raised an alert. */
    record Raised(String script, Alert alert) implements ScriptEvent {}

    /**
     * One of its callbacks threw; it goes on.
     *
     * @param times how often the same thing has happened by now: it is told again only when that is ten times as often
     */
    record Failed(String script, List<Diagnostic> diagnostics, long times) implements ScriptEvent {
        public Failed {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * It was stopped, since it took too much.
     *
     * @param restartsIn when it is started again, if it is
     */
    record Stopped(String script, List<Diagnostic> diagnostics, Optional<Duration> restartsIn) implements ScriptEvent {
        public Stopped {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * It was started again.
     *
     * @param time which time that is, from 1
     */
    record Restarted(String script, int time) implements ScriptEvent {}

    /** How grave a line of a log is, ascending. */
    enum Severity {
        DEBUG,
        INFO,
        WARNING,
        ERROR
    }
}
