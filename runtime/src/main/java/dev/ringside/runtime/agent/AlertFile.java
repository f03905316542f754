package dev.ringside.runtime.agent;

import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.script.alert.Alert;
import dev.ringside.runtime.script.alert.AlertWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Alerts as JSON lines in a file. One that cannot be written, because the disk is full for instance, is counted, and the next one is tried again.
 * Methods may be called from any thread.
 */
public final class AlertFile implements AutoCloseable {
    private final RotatedFile file;
    private final Consumer<String> trouble;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final JsonOutput json = new JsonOutput(line);
    private final AlertWriter writer = new AlertWriter(json, Names.RINGSIDE);
    private long written;
    private long unwritten;
    private boolean failing;

    /** @param trouble told when writing begins to fail, and when it works again */
    public AlertFile(RotatedFile file, Consumer<String> trouble) {
        this.file = file;
        this.trouble = trouble;
    }

    /** Writes an alert, or counts it as unwritten. */
    public void write(Alert alert) {
        String remark = attempt(alert);
        // Outside the lock: whoever is told may have an alert to raise about it.
        if (!remark.isEmpty()) {
            trouble.accept(remark);
        }
    }

    private synchronized String attempt(Alert alert) {
        line.reset();
        writer.write(alert);
        json.raw('\n');
        json.flush();
        try {
            file.append(line.toByteArray());
        } catch (IOException e) {
            unwritten++;
            boolean news = !failing;
            failing = true;
            return news ? "alerts cannot be written: " + WholeFile.reason(e) : "";
        }
        written++;
        boolean news = failing;
        failing = false;
        return news ? "alerts are written again; " + unwritten + " could not be so far" : "";
    }

    public synchronized long written() {
        return written;
    }

    public synchronized long unwritten() {
        return unwritten;
    }

    /** Closes the file; an alert that comes later opens it again. */
    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Every line is with the system already.
            failing = true;
        }
    }
}
