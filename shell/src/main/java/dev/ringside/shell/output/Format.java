package dev.ringside.shell.output;

import dev.ringside.dsl.query.Query;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of {@code -o}. */
public enum Format {
    /** Aligned columns for eyes. */
    TABLE,
    /** One JSON object a line. */
    JSONL,
    /** One JSON array. */
    JSON,
    /** Comma-separated values. */
    CSV,
    /** One line of {@code key=value} for each event. */
    LINE;

    /** The name in options. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of that name. */
    public static Optional<Format> find(String option) {
        return Arrays.stream(values())
                .filter(format -> format.option().equals(option))
                .findFirst();
    }

    /** All names. */
    public static List<String> options() {
        return Arrays.stream(values()).map(Format::option).toList();
    }

    /** A writer of that query's rows in this format. */
    public RowWriter writer(Query query, OutputStream out, Layout layout) {
        return switch (this) {
            case TABLE -> new TableWriter(Columns.shown(query), out, layout);
            case JSONL -> JsonRowWriter.lines(out, layout.names());
            case JSON -> JsonRowWriter.array(out, layout.names());
            case CSV -> new CsvWriter(Columns.all(query), out, layout.names());
            case LINE -> new LineWriter(Columns.all(query), out, layout.names());
        };
    }
}
