package dev.ringside.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Runs one benchmark, named on the command line. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("rs-bench");
        try {
            switch (arguments[0]) {
                case "filter" -> FilterBenchmark.run(directory);
                case "count" -> CountBenchmark.run(directory);
                case "storm" -> StormBenchmark.run(directory);
                case "opens" -> OpensBenchmark.run(directory);
                case "replace" -> ReplaceBenchmark.run(directory);
                case "loss" -> LossBenchmark.run(directory);
                case "start" -> StartBenchmark.run();
                case "evtx" -> EvtxBenchmark.run(directory);
                case "mutants" -> MutantsBenchmark.run(directory);
                case "state" -> StateBenchmark.run();
                default -> throw new IllegalArgumentException("no benchmark " + arguments[0]);
            }
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        // A storm's thread may still wait.
        System.exit(0);
    }
}
