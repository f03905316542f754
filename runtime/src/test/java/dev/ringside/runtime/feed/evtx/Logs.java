package dev.ringside.runtime.feed.evtx;

import dev.ringside.runtime.feed.recording.Recording;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Logs as tests read them. */
final class Logs {
    private Logs() {}

    /** The public logs that others have read; who has none of them is told and not failed. */
    static Path corpus(String name) {
        Path path = Path.of(System.getProperty("ringside.corpus", "../../shared/corpus"), name);
        Assumptions.assumeTrue(Files.exists(path), () -> "the corpus is not at " + path.toAbsolutePath());
        return path;
    }

    /** What is found in a chunk. */
    record Found(List<EvtxRecord> records, List<String> damage) {
        /** What the records say in the first of their data. */
        List<String> data() {
            return records.stream().map(record -> record.data().get(0).text()).toList();
        }
    }

    static Found chunk(byte[] bytes) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        new ChunkReader(new Chunk(0, bytes), new Templates(), new ChunkReader.Finds() {
                    @Override
                    public void record(EvtxRecord record) {
                        found.records().add(record.kept());
                    }

                    @Override
                    public void damage(int at, String reason) {
                        found.damage().add(at + ": " + reason);
                    }
                })
                .read();
        return found;
    }

    /** The records of a whole file. */
    static Found file(byte[] bytes) throws IOException {
        Found all = new Found(new ArrayList<>(), new ArrayList<>());
        EvtxFile file = EvtxFile.of(new BufferedInputStream(new ByteArrayInputStream(bytes)));
        Chunk chunk = file.next();
        while (chunk != null) {
            Found found = chunk(chunk.bytes());
            all.records().addAll(found.records());
            all.damage().addAll(found.damage());
            chunk = file.next();
        }
        return all;
    }

    /** What a format delivers of a file. */
    static TestSink read(EvtxFormat format, Path path, TestSink sink) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            format.read(new Recording(path.toString()), in, sink);
        }
        return sink;
    }

    /** A copy with some bytes in place of those at a position. */
    static byte[] with(byte[] bytes, int at, int... others) {
        byte[] copy = Arrays.copyOf(bytes, bytes.length);
        for (int i = 0; i < others.length; i++) {
            copy[at + i] = (byte) others[i];
        }
        return copy;
    }
}
