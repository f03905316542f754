package dev.ringside.tests.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long one-shot commands take as whole processes. */
final class StartBenchmark {
    private static final int ROUNDS = 21;
    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final String PEER = "bpftrace -e BEGIN{exit()}";
    private static final String QUERY = "ringside query --for 0s";
    private static final String EXPLAIN = "ringside explain";

    private StartBenchmark() {}

    static void run() {
        String ringside = System.getProperty("ringside.root", ".") + "/ringside";
        String query = "procs.where(name==\"no-such\")";
        Map<String, String[]> commands = new LinkedHashMap<>();
        commands.put(PEER, new String[] {"bpftrace", "-e", "BEGIN{exit()}"});
        commands.put(QUERY, new String[] {ringside, "query", query, "--for", "0s"});
        commands.put(EXPLAIN, new String[] {ringside, "explain", query});
        Map<String, Figures> millis = new LinkedHashMap<>();
        // The first time builds what later starts use.
        commands.forEach((name, command) -> Commands.nanos(command));
        for (int round = 0; round < ROUNDS; round++) {
            commands.forEach((name, command) ->
                    millis.computeIfAbsent(name, key -> new Figures()).add(Commands.nanos(command) / NANOS_PER_MILLI));
        }
        Report.title("start: a command as a whole process, median of %d rounds (least)".formatted(ROUNDS));
        millis.forEach(
                (name, figures) -> Report.line("%-58s %7.0f ms (%.0f)", name, figures.median(), figures.least()));
        goal(millis, QUERY);
        goal(millis, EXPLAIN);
    }

    private static void goal(Map<String, Figures> millis, String ours) {
        Report.goal(ours + " against bpftrace", median(millis, ours) / median(millis, PEER), 1.0, "x");
    }

    private static double median(Map<String, Figures> millis, String name) {
        return millis.getOrDefault(name, new Figures()).median();
    }
}
