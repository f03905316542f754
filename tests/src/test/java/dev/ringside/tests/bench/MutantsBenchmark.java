package dev.ringside.tests.bench;

import dev.ringside.tests.evtx.Bag;
import dev.ringside.tests.evtx.Corpus;
import dev.ringside.tests.evtx.Mutants;
import dev.ringside.tests.evtx.Mutation;
import dev.ringside.tests.evtx.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many records of damaged event logs are read as they were. A record counts if a program writes it as it writes one of the undamaged file, and those of that are
 * what it reads of the undamaged file itself.
 */
final class MutantsBenchmark {
    private static final int SEED = 2026;
    private static final int EACH = Integer.getInteger("ringside.mutants", 200);

    private final Path directory;
    private final List<Path> files = Corpus.whole();
    private final Map<String, Map<Mutation, Share>> shares = new LinkedHashMap<>();

    private MutantsBenchmark(Path directory) {
        this.directory = directory;
    }

    static void run(Path directory) throws IOException, InterruptedException {
        new MutantsBenchmark(directory).run();
    }

    /** What a program reads. */
    private interface Digests {
        List<String> of(Path file) throws IOException, InterruptedException;
    }

    private void run() throws IOException, InterruptedException {
        if (files.isEmpty()) {
            Report.title("mutants: left out, since the corpus is not there");
            return;
        }
        try (LogPeers peers = new LogPeers(directory)) {
            for (LogReader peer : peers.all()) {
                measure(peer.name(), peer::digests);
            }
        }
        measure("ringside", file -> Reading.of(file).events());
        report();
    }

    private void measure(String name, Digests program) throws IOException, InterruptedException {
        List<byte[]> contents = new ArrayList<>();
        List<List<String>> originals = new ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readAllBytes(file));
            originals.add(program.of(file));
        }
        Map<Mutation, Share> ofKinds = new EnumMap<>(Mutation.class);
        shares.put(name, ofKinds);
        int count = EACH * Mutation.values().length;
        for (int i = 0; i < count; i++) {
            Mutation mutation = Mutants.kindOf(i);
            int original = Mutants.fileOf(i, files.size());
            Path file = directory.resolve("mutant.evtx");
            Files.write(file, Mutants.content(contents.get(original), SEED, i));
            ofKinds.computeIfAbsent(mutation, first -> new Share()).add(originals.get(original), program.of(file));
        }
    }

    private void report() {
        Report.title(
                "mutants: records of %d damaged files of each kind that are read as they were, and in brackets others"
                        .formatted(EACH));
        Report.line(
                "%-13s %s",
                "",
                String.join("", shares.keySet().stream().map("%17s"::formatted).toList()));
        for (Mutation mutation : Mutation.values()) {
            Report.line(
                    "%-13s %s",
                    mutation.title(),
                    String.join(
                            "",
                            shares.values().stream()
                                    .map(kinds -> share(kinds, mutation).toString())
                                    .toList()));
        }
        for (Mutation mutation : Mutation.values()) {
            double best = shares.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals("ringside"))
                    .mapToDouble(entry -> share(entry.getValue(), mutation).kept())
                    .max()
                    .orElseThrow();
            double ours =
                    share(shares.getOrDefault("ringside", Map.of()), mutation).kept();
            Report.least(mutation.title() + ": ringside, and the best of the others", ours, best);
        }
    }

    private static Share share(Map<Mutation, Share> kinds, Mutation mutation) {
        return kinds.getOrDefault(mutation, new Share());
    }

    /** What a program read of the mutants of one kind. */
    private static final class Share {
        private long records;
        private long kept;
        private long others;

        void add(List<String> original, List<String> read) {
            int found = new Bag(original).takeAll(read);
            records += original.size();
            kept += found;
            others += read.size() - found;
        }

        double kept() {
            return records == 0 ? 0 : (double) kept / records;
        }

        @Override
        public String toString() {
            return "%9.3f (%5d)".formatted(kept(), others);
        }
    }
}
