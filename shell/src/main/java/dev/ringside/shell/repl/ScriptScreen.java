package dev.ringside.shell.repl;

import dev.ringside.runtime.script.ScriptEvent;
import dev.ringside.runtime.script.ScriptEvent.Severity;
import dev.ringside.runtime.script.ScriptListener;
import dev.ringside.runtime.script.alert.Alert;
import dev.ringside.runtime.script.alert.Level;
import dev.ringside.shell.console.Palette.Role;
import java.util.Locale;

/** Shows what JavaScript writes and finds, also while somebody types. Safe for any thread. */
final class ScriptScreen implements ScriptListener {
    private final Screen screen;

    ScriptScreen(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void on(ScriptEvent event) {
        switch (event) {
            case ScriptEvent.Log log -> screen.print(Lines.indented(prefix(log.severity()) + log.text()));
            case ScriptEvent.Raised raised -> alert(raised.alert());
            case ScriptEvent.Failed failed -> screen.errors(failed.diagnostics());
            case ScriptEvent.Stopped stopped -> screen.errors(stopped.diagnostics());
            case ScriptEvent.Restarted restarted -> screen.print("JavaScript was started again\n");
        }
    }

    private static String prefix(Severity severity) {
        return severity.compareTo(Severity.WARNING) < 0 ? "" : severity.name().toLowerCase(Locale.ROOT) + ": ";
    }

    private void alert(Alert alert) {
        String level = "alert[" + alert.level().word() + "]";
        Role role = alert.level().compareTo(Level.HIGH) < 0 ? Role.WARNING : Role.ERROR;
        String message = alert.message().isEmpty() ? alert.title() : alert.message();
        screen.print(screen.palette().paint(role, level) + ": " + Lines.indented(message));
    }
}
