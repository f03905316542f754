package dev.ringside.tests.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Reading event logs as a command, from its start to its end, and how much memory that takes. */
record EvtxStarts(BigLog small, BigLog big, BigLog middle) {
    private static final int ROUNDS = 7;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String RINGSIDE = System.getProperty("ringside.root", ".") + "/ringside";

    void run() throws IOException, InterruptedException {
        time();
        memory();
    }

    private void time() throws IOException {
        Figures ours = new Figures();
        Figures theirs = new Figures();
        Figures exports = new Figures();
        // The first time builds what later starts use.
        Commands.nanos(all(small.file()));
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(Commands.nanos(all(small.file())) / NANOS_PER_SECOND);
            theirs.add(Commands.nanos(LogPeers.winevtxOnce(small.file())) / NANOS_PER_SECOND);
            exports.add(Commands.nanos("evtxexport", "-f", "xml", small.file().toString()) / NANOS_PER_SECOND);
        }
        Report.title("evtx: %.0f MB as JSON lines, a whole process, median of %d rounds (least)"
                .formatted(small.megabytes(), ROUNDS));
        Report.line("%-58s %7.2f s (%.2f)", "ringside query events -o jsonl", ours.median(), ours.least());
        Report.line("%-58s %7.2f s (%.2f)", "winevtx", theirs.median(), theirs.least());
        Report.line("%-58s %7.2f s (%.2f)", "evtxexport -f xml", exports.median(), exports.least());
        Report.goal("ringside against winevtx", ours.median() / theirs.median(), 1, "x");
        Report.goal("ringside against evtxexport", ours.median() / exports.median(), 0.2, "x");
    }

    private void memory() throws IOException, InterruptedException {
        PeakMemory less = PeakMemory.of(all(middle.file()));
        PeakMemory more = PeakMemory.of(all(big.file()));
        Report.title("evtx: the most memory of that process");
        line(middle, less);
        line(big, more);
        Report.goal("ten times as large a file", more.own() / less.own(), 1.25, "x");
    }

    private static void line(BigLog log, PeakMemory peak) throws IOException {
        Report.line(
                "%4.0f MB %50s %6.0f MB, of which %.0f MB are its own and not the file's",
                log.megabytes(), "", peak.resident(), peak.own());
    }

    private static String[] all(Path file) {
        return new String[] {RINGSIDE, "query", "events", "--from", file.toString(), "-o", "jsonl"};
    }
}
