package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.export.DuckDb;
import dev.ringside.runtime.export.ParquetOutput;
import dev.ringside.runtime.export.WholeOutput;
import dev.ringside.runtime.json.Names;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.Layout;
import dev.ringside.shell.output.RowWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of files that are exported. */
enum ExportFormat {
    JSONL,
    CSV,
    PARQUET;

    /** The name in options, and what names of files end in. */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> options() {
        return Arrays.stream(values()).map(ExportFormat::option).toList();
    }

    static Optional<ExportFormat> find(String option) {
        return Arrays.stream(values())
                .filter(format -> format.option().equals(option))
                .findFirst();
    }

    /**
     * The format that a file's name says.
     *
     * @throws RingsideException if it says none
     */
    static ExportFormat of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return find(name.substring(name.lastIndexOf('.') + 1))
                .orElseThrow(() -> new RingsideException(Diagnostic.of(
                        Code.USAGE,
                        "the name '" + file + "' does not say which format to write",
                        "let it end in .jsonl, .csv or .parquet, or write -o " + String.join("|", options()))));
    }

    /** Whether all rows have the same columns. */
    boolean isTable() {
        return this != JSONL;
    }

    /**
     * What writes the rows of those queries; one if it is a table.
     *
     * @param jar DuckDB's, if it is said where that is
     */
    ExportWriter writer(List<Query> queries, WholeOutput whole, Names names, Optional<Path> jar) {
        return switch (this) {
            case JSONL -> text(Format.JSONL, queries, whole, names);
            case CSV -> text(Format.CSV, queries, whole, names);
            case PARQUET -> parquet(queries.getFirst(), whole, names, jar);
        };
    }

    private static ExportWriter text(Format format, List<Query> queries, WholeOutput whole, Names names) {
        OutputStream out = whole.open();
        RowWriter writer =
                format.writer(queries.getFirst(), out, new Layout(names, new Palette(false), Optional.empty(), false));
        Runnable close = () -> close(out);
        return new ExportWriter(
                writer,
                () -> {
                    writer.finish();
                    close.run();
                },
                close);
    }

    private static void close(OutputStream out) {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExportWriter parquet(Query query, WholeOutput whole, Names names, Optional<Path> jar) {
        DuckDb database = DuckDb.open(jar);
        ParquetOutput output = new ParquetOutput(query, names, whole.part(), database);
        return new ExportWriter(output, output::finish, () -> {
            output.close();
            database.close();
        });
    }
}
