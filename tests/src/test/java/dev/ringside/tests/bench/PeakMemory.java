package dev.ringside.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The most memory that a process has had, in megabytes.
 *
 * @param resident all of it that was in the machine's memory, parts of mapped files included
 * @param own of that, what is not a file's
 */
record PeakMemory(double resident, double own) {
    private static final long BEAT_MILLIS = 20;
    private static final double KILOBYTES = 1000 / 1.024;

    /** Runs a command to its end, and looks at its memory again and again meanwhile. What it writes is dropped. */
    static PeakMemory of(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        PeakMemory peak = new PeakMemory(0, 0);
        while (!process.waitFor(BEAT_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = peak.or(now(process.pid()));
        }
        return peak;
    }

    private static PeakMemory now(long pid) {
        try {
            List<String> status = Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"));
            return new PeakMemory(of(status, "VmHWM:"), of(status, "RssAnon:"));
        } catch (IOException e) {
            // It has just ended.
            return new PeakMemory(0, 0);
        }
    }

    private static double of(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KILOBYTES)
                .findFirst()
                .orElse(0);
    }

    private PeakMemory or(PeakMemory other) {
        return new PeakMemory(Math.max(resident, other.resident), Math.max(own, other.own));
    }
}
