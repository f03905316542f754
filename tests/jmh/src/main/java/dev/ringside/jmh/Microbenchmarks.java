package dev.ringside.jmh;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks that match the pattern, with the options of JMH that say how, and says how the predicates compare. */
public final class Microbenchmarks {
    private static final String OURS = "ringsideCompiled";

    private Microbenchmarks() {}

    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .build())
                .run();
        Map<String, Double> nanos = results.stream()
                .collect(Collectors.toMap(
                        result -> result.getPrimaryResult().getLabel(),
                        result -> result.getPrimaryResult().getScore(),
                        Math::max,
                        TreeMap::new));
        compare(nanos, System.out);
    }

    private static void compare(Map<String, Double> nanos, PrintStream out) {
        Double ours = nanos.get(OURS);
        if (ours == null) {
            return;
        }
        out.printf("%n%-24s %10s %14s%n", "predicate", "ns", "of Ringside's");
        nanos.forEach((name, score) -> out.printf("%-24s %10.1f %13.1fx%n", name, score, score / ours));
    }
}
