package dev.ringside.shell.alert;

import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.script.alert.Alert;
import dev.ringside.runtime.script.alert.AlertWriter;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.Layout;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/** Writes alerts, each as soon as it is raised. Methods may be called from any thread. */
public final class AlertOutput implements Consumer<Alert> {
    private final Consumer<Alert> writer;

    private AlertOutput(Consumer<Alert> writer) {
        this.writer = writer;
    }

    /** The formats that there are for alerts. */
    public static List<Format> formats() {
        return List.of(Format.TABLE, Format.JSONL, Format.LINE);
    }

    /**
     * An output in one of the {@linkplain #formats() formats}. JSON has everything that is known of an alert, the others what a person wants to
     * see first.
     */
    public static AlertOutput of(Format format, OutputStream out, Layout layout) {
        return new AlertOutput(format == Format.JSONL ? lines(out, layout) : new AlertRows(format, out, layout));
    }

    private static Consumer<Alert> lines(OutputStream out, Layout layout) {
        JsonOutput json = new JsonOutput(out);
        AlertWriter alerts = new AlertWriter(json, layout.names());
        return alert -> {
            alerts.write(alert);
            json.raw('\n');
            json.flush();
        };
    }

    /**
     * Writes an alert.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    @Override
    public synchronized void accept(Alert alert) {
        writer.accept(alert);
    }
}
