package dev.ringside.tests.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** libevtx's evtxexport, which writes records as XML and is started for each file. */
record EvtxExport(Path directory) implements LogReader {
    private static final String BEGIN = "<Event";
    private static final String END = "</Event>";

    @Override
    public String name() {
        return "evtxexport";
    }

    @Override
    public List<String> digests(Path file) throws IOException, InterruptedException {
        Path output = directory.resolve("evtxexport.xml");
        start(file, output.toFile());
        // What stands between two events is not part of either.
        String text = Files.readString(output, StandardCharsets.ISO_8859_1);
        List<String> records = new ArrayList<>();
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        while (begin >= 0 && end > begin) {
            records.add(text.substring(begin, end));
            begin = text.indexOf(BEGIN, end);
            end = text.indexOf(END, end + END.length());
        }
        return records;
    }

    @Override
    public Decoded decode(Path file) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        start(file, new File("/dev/null"));
        long nanos = System.nanoTime() - begin;
        // Its records were counted by who made the file.
        return new Decoded(0, nanos);
    }

    private static void start(Path file, File output) throws IOException, InterruptedException {
        new ProcessBuilder("evtxexport", "-f", "xml", file.toString())
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() {}
}
