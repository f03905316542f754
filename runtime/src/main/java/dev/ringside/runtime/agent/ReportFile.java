package dev.ringside.runtime.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where an agent says how it is getting on, for as long as it runs. */
public record ReportFile(Path file) {
    /** What it said last; empty if none runs, or this user may not know. */
    public Optional<AgentReport> read() {
        try {
            return AgentReport.parse(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(AgentReport report) throws IOException {
        WholeFile.write(file, report.json());
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
