package dev.ringside.tests.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The BPF programs that a process holds in the kernel, itself or by a link, and the kernel's statistics on them. */
final class KernelPrograms {
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("^prog_id:\\s*(\\d+)", Pattern.MULTILINE);

    private KernelPrograms() {}

    /**
     * What the kernel says of one name's programs.
     *
     * @param nanos time spent in them
     * @param count how often they ran
     */
    record Usage(long nanos, long count) {
        static final Usage NONE = new Usage(0, 0);

        Usage minus(Usage earlier) {
            return new Usage(nanos - earlier.nanos, count - earlier.count);
        }

        Usage plus(Usage other) {
            return new Usage(nanos + other.nanos, count + other.count);
        }

        /** Nanoseconds for each run. */
        double each() {
            return (double) nanos / count;
        }
    }

    /** By name, of a process that is there. */
    static Map<String, Usage> of(long process) {
        Map<String, Usage> usages = new TreeMap<>();
        for (String id : ids(process)) {
            // Nothing if the program is gone since its number was read.
            String described =
                    Commands.output("bpftool", "-j", "prog", "show", "id", id).orElse("");
            Usage usage = new Usage(number(described, "run_time_ns"), number(described, "run_cnt"));
            usages.merge(text(described, "name"), usage, Usage::plus);
        }
        return usages;
    }

    private static List<String> ids(long process) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process + "/fdinfo"))) {
            return descriptors
                    .map(KernelPrograms::content)
                    .map(IN_DESCRIPTOR::matcher)
                    .filter(Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path descriptor) {
        try {
            return Files.readString(descriptor, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            // Closed since it was listed.
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(String json, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\":(\\d+)").matcher(json);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static String text(String json, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\":\"([^\"]*)\"").matcher(json);
        return matcher.find() ? matcher.group(1) : "";
    }
}
