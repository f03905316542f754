package dev.ringside.shell.output;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.runtime.engine.Row;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Visible;
import dev.ringside.shell.console.Width;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Columns whose widths are fixed before the first row, since rows are shown as they come. On a terminal the table is as wide as that, what
 * does not fit is cut with an ellipsis, and the header comes again with each screenful; elsewhere nothing is cut.
 */
final class TableWriter implements RowWriter {
    private static final int GAP = 2;
    private static final int LEAST = 8;
    private static final String MISSING = "-";

    private final List<Column> columns;
    private final TextOutput out;
    private final Layout layout;
    private final Values values = new Values();
    private final StringBuilder line = new StringBuilder();
    private long rows;

    TableWriter(List<Field> fields, OutputStream out, Layout layout) {
        this.out = new TextOutput(out);
        this.layout = layout;
        List<Column> usual = fields.stream()
                .map(field -> Column.usual(field, layout.names().of(field), layout.live()))
                .toList();
        this.columns =
                layout.screen().map(screen -> fit(usual, screen.columns())).orElse(usual);
    }

    @Override
    public void accept(Row row) {
        int screenful =
                layout.screen().map(screen -> Math.max(2, screen.rows() - 2)).orElse(Integer.MAX_VALUE);
        if (rows++ % screenful == 0) {
            line(columns.stream().map(Column::title).toList(), true);
        }
        List<String> cells = new ArrayList<>(columns.size());
        for (Column column : columns) {
            cells.add(cell(row.event(), column.field()));
        }
        line(cells, false);
    }

    @Override
    public void pause() {
        out.flush();
    }

    @Override
    public void finish() {
        out.flush();
    }

    private String cell(Event event, Field field) {
        if (field.type() == FieldType.EVENTS) {
            return Optional.ofNullable(event.events(field.slot()))
                    .map(Brief::bars)
                    .map(Visible::of)
                    .orElse(MISSING);
        }
        return values.text(event, field)
                .map(text -> switch (field.type()) {
                    case NUMBER -> Brief.number(event.decimal(field.slot()));
                    case TIME ->
                        layout.live() ? text.substring(11, 23) : text.substring(0, 10) + " " + text.substring(11, 23);
                    case DURATION -> Durations.text(event.number(field.slot()));
                    case NAME, PATH, TEXT, HASH, ENUM, INT, PORT, BOOL, IP, LIST, PROCESSES, EVENTS -> Visible.of(text);
                })
                .orElse(MISSING);
    }

    private void line(List<String> cells, boolean header) {
        line.setLength(0);
        int at = 0;
        int start = 0;
        for (int i = 0; i < cells.size(); i++) {
            Column column = columns.get(i);
            boolean last = i == cells.size() - 1;
            // A cell that took more than its width moves the following ones only until there is room again.
            int gap = i == 0 ? 0 : Math.max(1, start - at);
            Width.pad(line, gap);
            at += gap;
            int room = Math.max(1, start + column.width() - at);
            String text = cells.get(i);
            int width = Width.of(text);
            if (column.isRight() && width < room) {
                Width.pad(line, room - width);
                at += room - width;
            }
            if (width > room && column.isCuttable() && layout.screen().isPresent()) {
                at += Width.appendCut(line, text, room);
            } else {
                line.append(text);
                at += width;
            }
            if (!last) {
                start += column.width() + GAP;
            }
        }
        emit(header);
    }

    private void emit(boolean header) {
        String text = line.toString();
        if (layout.screen().isPresent()
                && Width.of(text) > layout.screen().get().columns()) {
            line.setLength(0);
            Width.appendCut(line, text, layout.screen().get().columns());
            text = line.toString();
        }
        out.line(header ? layout.palette().paint(Palette.Role.STRONG, text) : text);
    }

    /** Gives the columns that can use it what the others leave of the screen, the last one most since it often says most. */
    private static List<Column> fit(List<Column> usual, int screen) {
        int fixed = usual.stream()
                .filter(column -> !column.isFlexible())
                .mapToInt(Column::width)
                .sum();
        int flexible = (int) usual.stream().filter(Column::isFlexible).count();
        int room = screen - fixed - GAP * (usual.size() - 1);
        List<Column> fitted = new ArrayList<>();
        int left = flexible;
        for (Column column : usual) {
            if (!column.isFlexible()) {
                fitted.add(column);
                continue;
            }
            int share = left == 1 ? room : room / (left + 1);
            int width = Math.max(LEAST, share);
            fitted.add(column.withWidth(width));
            room -= width;
            left--;
        }
        return fitted;
    }
}
