package dev.ringside.shell.alert;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.script.alert.Alert;
import dev.ringside.runtime.script.alert.Level;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.Layout;
import dev.ringside.shell.output.RowWriter;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/** Writes of alerts what a person wants to see first, as rows. For one thread at a time. */
final class AlertRows implements Consumer<Alert> {
    private static final StreamType TYPE = StreamType.Builder.derived("alerts", "What detections found")
            .field("time", FieldType.TIME, "When it happened")
            .words("level", List.of(), Level.words(), "How grave it is")
            .field("rule", FieldType.TEXT, "The rule that found it")
            .field("message", FieldType.TEXT, "What happened")
            .columns("time", "level", "rule", "message")
            .build();

    private final RowWriter writer;

    AlertRows(Format format, OutputStream out, Layout layout) {
        writer = format.writer(new Query(TYPE, List.of()), out, layout);
    }

    @Override
    public void accept(Alert alert) {
        writer.accept(new Row(event(alert), List.of()));
        writer.pause();
    }

    private static Event event(Alert alert) {
        return new EventBuilder(TYPE, alert.event().map(Event::os).orElse(Os.LINUX))
                .set("time", alert.time())
                .set("level", alert.level().word())
                .set("rule", alert.rule())
                .set("message", alert.message().isEmpty() ? alert.title() : alert.message())
                .build();
    }
}
