package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.feed.health.HealthFeed;
import dev.ringside.runtime.feed.health.Occurrence;
import dev.ringside.runtime.record.Recorder;
import dev.ringside.runtime.record.RecorderListener;
import dev.ringside.runtime.record.Target;
import dev.ringside.shell.output.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells the user, and the stream of Ringside's own health, how a recording fares.
 *
 * @param target what is written
 */
record RecordingReports(Target target, Messages messages, HealthFeed health) implements RecorderListener {
    private static final String RECORDING = "recording";

    /** A stream is left out. */
    void refused(Query query, RingsideException reason) {
        Diagnostic first = reason.diagnostics().getFirst();
        messages.warning(Diagnostic.of(
                first.code(),
                query.type() + " is not recorded: " + first.message(),
                first.hints().toArray(String[]::new)));
    }

    @Override
    public void failed(String reason) {
        messages.warning(Diagnostic.of(
                Code.OUTPUT,
                "'" + target.file() + "' cannot be written any more: " + reason,
                "make room; it is tried again with every piece, and what is missing is counted"));
        health.tell(new Occurrence.Failure(RECORDING, "cannot write " + target.file() + ": " + reason));
    }

    @Override
    public void recovered(Map<String, Long> lost) {
        String streams = lost.entrySet().stream()
                .map(entry -> entry.getValue() + " of " + entry.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
        messages.warning(Diagnostic.of(
                Code.OUTPUT,
                "events are missing in '" + target.file() + "', because they could not be written: " + streams));
        lost.forEach(
                (stream, count) -> health.tell(new Occurrence.Unrecorded(stream, count, "they could not be written")));
    }

    /** What there is at the end, in one line: {@code monday.rec: 1234 events, 56.7 KiB}. */
    String summary(Recorder recorder) {
        List<String> parts = new ArrayList<>();
        parts.add(recorder.events() + " events");
        parts.add(Sizes.text(recorder.size().bytes())
                + (recorder.size().files() > 1 ? " in " + recorder.size().files() + " files" : ""));
        if (recorder.unwritten() > 0) {
            parts.add(recorder.unwritten() + " not written");
        }
        return target.file() + ": " + String.join(", ", parts);
    }
}
