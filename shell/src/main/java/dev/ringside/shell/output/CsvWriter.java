package dev.ringside.shell.output;

import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.json.Names;
import dev.ringside.shell.console.Visible;
import java.io.OutputStream;
import java.util.List;

/**
 * Comma-separated values after RFC 4180: a header, lines that end with CR LF, quotes where they are needed. A missing value is empty; a list
 * is a JSON array in one cell. Control characters other than line breaks and tabs are made visible. A cell that a spreadsheet would take for a
 * formula is not altered.
 */
final class CsvWriter implements RowWriter {
    private static final String LINE_END = "\r\n";

    private final List<Field> columns;
    private final TextOutput out;
    private final Names names;
    private final Values values = new Values();
    private boolean started;

    CsvWriter(List<Field> columns, OutputStream out, Names names) {
        this.columns = columns;
        this.out = new TextOutput(out);
        this.names = names;
    }

    @Override
    public void accept(Row row) {
        start();
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                out.text().append(',');
            }
            values.text(row.event(), columns.get(i)).ifPresent(this::cell);
        }
        out.end(LINE_END);
    }

    @Override
    public void pause() {
        out.flush();
    }

    @Override
    public void finish() {
        start();
        out.flush();
    }

    private void start() {
        if (!started) {
            started = true;
            out.text().append(String.join(",", columns.stream().map(names::of).toList()));
            out.end(LINE_END);
        }
    }

    private void cell(String value) {
        StringBuilder text = out.text();
        int start = text.length();
        boolean quoted = value.startsWith(" ") || value.endsWith(" ");
        for (int i = 0; i < value.length(); ) {
            int point = value.codePointAt(i);
            if (point == '\n' || point == '\t') {
                text.append((char) point);
            } else if (point == '"') {
                text.append("\"\"");
            } else {
                Visible.append(text, point);
            }
            quoted |= point == '\n' || point == '"' || point == ',';
            i += Character.charCount(point);
        }
        if (quoted) {
            text.insert(start, '"').append('"');
        }
    }
}
