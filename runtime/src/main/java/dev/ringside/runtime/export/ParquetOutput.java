package dev.ringside.runtime.export;

import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.engine.RowSink;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Makes a Parquet file of a query's rows. They are kept as compressed JSON lines beside it until all are there, so that memory does not grow with them. Lists
 * are lists; processes and events within a row are JSON; bytes that are not UTF-8, which Parquet's texts cannot have, are U+FFFD. Of an open stream there is a
 * column for whatever some event has. For one thread at a time.
 */
public final class ParquetOutput implements RowSink, AutoCloseable {
    private final Query query;
    private final Names names;
    private final DuckDb database;
    private final Path target;
    private final Path lines;
    private final OutputStream stream;
    private final JsonOutput out;
    private final EventWriter events;
    private boolean any;

    /**
     * A file of the rows of that query.
     *
     * @param names what columns are called
     * @param target in a folder where there is nothing else
     * @param database writes it; the caller's
     */
    public ParquetOutput(Query query, Names names, Path target, DuckDb database) {
        this.query = query;
        this.names = names;
        this.target = target;
        this.database = database;
        try {
            this.lines = target.resolveSibling("rows.jsonl.gz");
            this.stream = new GZIPOutputStream(Files.newOutputStream(lines), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.out = JsonOutput.wellFormed(stream);
        this.events = new EventWriter(out, names);
    }

    @Override
    public void accept(Row row) {
        any = true;
        events.write(row.event(), row.fields());
        out.raw('\n');
    }

    /**
     * Writes the file.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if that fails
     */
    public void finish() {
        out.flush();
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database.run("COPY (SELECT * FROM read_json(" + DuckDb.quoted(lines.toString())
                + ", format='newline_delimited', maximum_object_size=67108864, "
                + columns().map(all -> "columns={" + all + "}").orElse("sample_size=-1")
                + ")) TO " + DuckDb.quoted(target.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
    }

    /** The columns and their types; nothing if it is the rows that say which there are. */
    private Optional<String> columns() {
        List<Field> selected = query.selected();
        if (selected.isEmpty() && query.type().isOpen() && any) {
            return Optional.empty();
        }
        return Optional.of((selected.isEmpty() ? query.type().fields() : selected)
                .stream()
                        .map(field -> DuckDb.quoted(nameOf(field)) + ": " + DuckDb.quoted(type(field)))
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }

    private String nameOf(Field field) {
        return query.type().isOpen() ? field.name() : names.of(field);
    }

    private static String type(Field field) {
        return switch (field.type()) {
            case INT, PORT, DURATION -> "BIGINT";
            case NUMBER -> "DOUBLE";
            case BOOL -> "BOOLEAN";
            case TIME -> "TIMESTAMP_NS";
            case NAME, PATH, TEXT, HASH, ENUM, IP -> "VARCHAR";
            case LIST -> "VARCHAR[]";
            case PROCESSES, EVENTS -> "JSON";
        };
    }

    /** Takes away what was kept meanwhile. */
    @Override
    public void close() {
        try {
            stream.close();
            Files.deleteIfExists(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
