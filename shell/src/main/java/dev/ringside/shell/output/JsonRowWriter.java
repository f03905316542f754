package dev.ringside.shell.output;

import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import java.io.OutputStream;

/** JSON, either an object on each line or one array with an element on each line. */
final class JsonRowWriter implements RowWriter {
    private final JsonOutput out;
    private final EventWriter events;
    private final boolean array;
    private boolean first = true;

    private JsonRowWriter(OutputStream out, Names names, boolean array) {
        this.out = new JsonOutput(out);
        this.events = new EventWriter(this.out, names);
        this.array = array;
    }

    static JsonRowWriter lines(OutputStream out, Names names) {
        return new JsonRowWriter(out, names, false);
    }

    static JsonRowWriter array(OutputStream out, Names names) {
        return new JsonRowWriter(out, names, true);
    }

    @Override
    public void accept(Row row) {
        if (array) {
            out.raw(first ? '[' : ',');
            out.raw('\n');
            first = false;
        }
        events.write(row.event(), row.fields());
        if (!array) {
            out.raw('\n');
        }
    }

    @Override
    public void pause() {
        out.flush();
    }

    @Override
    public void finish() {
        if (array) {
            out.raw(first ? '[' : '\n');
            out.raw(']');
            out.raw('\n');
        }
        out.flush();
    }
}
