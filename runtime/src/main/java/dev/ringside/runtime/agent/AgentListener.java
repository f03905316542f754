package dev.ringside.runtime.agent;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.runtime.script.ScriptEvent;
import dev.ringside.runtime.script.ScriptListener;
import dev.ringside.runtime.script.alert.Alert;
import dev.ringside.runtime.script.alert.Level;
import java.util.List;
import java.util.function.BiConsumer;

/** Keeps the alerts of scripts, and tells the system's log what they do. */
final class AgentListener implements ScriptListener {
    private final AlertFile alerts;
    private final SystemLog log;
    private final BiConsumer<String, String> failed;

    /** @param failed told what failed, and how */
    AgentListener(AlertFile alerts, SystemLog log, BiConsumer<String, String> failed) {
        this.alerts = alerts;
        this.log = log;
        this.failed = failed;
    }

    @Override
    public void on(ScriptEvent event) {
        switch (event) {
            case ScriptEvent.Raised raised -> raised(raised.alert());
            case ScriptEvent.Log line -> log.write(severity(line.severity()), line.script() + ": " + line.text());
            case ScriptEvent.Failed failure -> tell(failure.script(), failure.diagnostics(), "");
            case ScriptEvent.Stopped stopped ->
                tell(
                        stopped.script(),
                        stopped.diagnostics(),
                        stopped.restartsIn().isPresent() ? "; it starts again" : "; it was stopped for good");
            case ScriptEvent.Restarted restarted ->
                log.write(SystemLog.Severity.INFORMATION, restarted.script() + ": started again");
        }
    }

    private void raised(Alert alert) {
        alerts.write(alert);
        String message = alert.message().isEmpty() ? "" : ": " + alert.message();
        log.write(
                alert.level().compareTo(Level.MEDIUM) < 0 ? SystemLog.Severity.INFORMATION : SystemLog.Severity.WARNING,
                "alert, " + alert.level().word() + ", " + alert.rule() + ": " + alert.title() + message);
    }

    private void tell(String script, List<Diagnostic> diagnostics, String ending) {
        failed.accept(script, diagnostics.getFirst().message() + ending);
    }

    private static SystemLog.Severity severity(ScriptEvent.Severity severity) {
        return switch (severity) {
            case DEBUG, INFO -> SystemLog.Severity.INFORMATION;
            case WARNING -> SystemLog.Severity.WARNING;
            case ERROR -> SystemLog.Severity.ERROR;
        };
    }
}
