package dev.ringside.shell.output;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.json.Names;
import dev.ringside.shell.console.Visible;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * {@code key=value} pairs, an event a line, made for grep. A value is quoted if it is empty or has blanks, quotes, backslashes or characters
 * that are made visible; in quotes, quotes and backslashes have a backslash before them. What is missing is left out.
 */
final class LineWriter implements RowWriter {
    private final List<Field> columns;
    private final TextOutput out;
    private final Names names;
    private final Values values = new Values();

    LineWriter(List<Field> columns, OutputStream out, Names names) {
        this.columns = columns;
        this.out = new TextOutput(out);
        this.names = names;
    }

    @Override
    public void accept(Row row) {
        int start = out.text().length();
        for (Field field : columns) {
            if (field.equals(Columns.DATA)) {
                row.event()
                        .data()
                        .forEach(datum -> pair(start, row.event().stream().nameOf(datum.name()), datum.text()));
            } else {
                text(row.event(), field).ifPresent(value -> pair(start, names.of(field), value));
            }
        }
        out.end("\n");
    }

    private void pair(int start, String name, String value) {
        if (out.text().length() > start) {
            out.text().append(' ');
        }
        value(name);
        out.text().append('=');
        value(value);
    }

    private Optional<String> text(Event event, Field field) {
        return switch (field.type()) {
            case EVENTS -> Optional.ofNullable(event.events(field.slot())).map(Brief::words);
            case DURATION -> values.text(event, field).map(text -> Durations.text(event.number(field.slot())));
            default -> values.text(event, field);
        };
    }

    @Override
    public void pause() {
        out.flush();
    }

    @Override
    public void finish() {
        out.flush();
    }

    private void value(String value) {
        if (isBare(value)) {
            out.text().append(value);
            return;
        }
        out.text().append('"');
        for (int i = 0; i < value.length(); ) {
            int point = value.codePointAt(i);
            if (point == '"' || point == '\\') {
                out.text().append('\\');
            }
            Visible.append(out.text(), point);
            i += Character.charCount(point);
        }
        out.text().append('"');
    }

    private static boolean isBare(String value) {
        return !value.isEmpty()
                && value.chars()
                        .noneMatch(c -> c == ' ' || c == '"' || c == '\\' || c == '\u00a0' || Character.isSpaceChar(c))
                && Visible.of(value).equals(value);
    }
}
