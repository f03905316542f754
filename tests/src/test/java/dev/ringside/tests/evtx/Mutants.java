package dev.ringside.tests.evtx;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes damaged copies of files, reads them, and tells what was wrong: a program, since it is to run within little memory. Its arguments are the seed, how
 * many copies there are to be, a folder for those that show a fault, and files. It ends with status 1 if there was a fault.
 */
public final class Mutants {
    /** The processor time that a file may take. */
    private static final double MOST_SECONDS = 2;

    private static final double NANOS_PER_SECOND = 1e9;

    private final long seed;
    private final Path folder;
    private final List<Original> originals;
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Map<Mutation, Tally> tallies = new EnumMap<>(Mutation.class);
    private double longest;
    private int faulty;

    private Mutants(long seed, Path folder, List<Original> originals) {
        this.seed = seed;
        this.folder = folder;
        this.originals = originals;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        List<Original> originals = new ArrayList<>();
        for (String file : List.of(arguments).subList(3, arguments.length)) {
            originals.add(Original.of(Path.of(file)));
        }
        Mutants mutants = new Mutants(Long.parseLong(arguments[0]), folder, originals);
        int count = Integer.parseInt(arguments[1]);
        for (int i = 0; i < count; i++) {
            mutants.tryOne(i);
        }
        mutants.report(count);
        System.exit(mutants.faulty == 0 ? 0 : 1);
    }

    /** The ways take turns, … */
    public static Mutation kindOf(int index) {
        return Mutation.values()[index % Mutation.values().length];
    }

    /** … and with each round of them the files do. */
    public static int fileOf(int index, int files) {
        return index / Mutation.values().length % files;
    }

    /** A damaged copy of a file, in the way whose turn it is. */
    public static byte[] content(byte[] file, long seed, int index) {
        return of(file, Layout.of(file), seed, index).content();
    }

    private static Mutant of(byte[] file, Layout layout, long seed, int index) {
        return kindOf(index).of(file, layout, new SplittableRandom(seed + index));
    }

    private void tryOne(int index) throws IOException, InterruptedException {
        Original original = originals.get(fileOf(index, originals.size()));
        Mutant mutant = of(original.content(), original.layout(), seed, index);
        Path file = Files.write(folder.resolve("mutant.evtx"), mutant.content());
        List<String> faults = new ArrayList<>();
        long begin = system.getProcessCpuTime();
        try {
            Trial trial = new Trial(original, mutant, Reading.of(file));
            double seconds = (system.getProcessCpuTime() - begin) / NANOS_PER_SECOND;
            longest = Math.max(longest, seconds);
            if (seconds > MOST_SECONDS) {
                faults.add("it took %.1f s".formatted(seconds));
            }
            faults.addAll(trial.faults());
            tallies.computeIfAbsent(mutant.mutation(), first -> new Tally()).add(trial);
        } catch (AssertionError e) {
            faults.add(e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause()));
        }
        if (!faults.isEmpty()) {
            faulty++;
            Path kept = folder.resolve("fault-" + index + ".evtx");
            Files.write(kept, mutant.content());
            System.out.printf(
                    "%s, %s of %s: %s%n", kept, mutant.mutation().title(), original.name(), String.join("; ", faults));
        }
    }

    private void report(int count) {
        tallies.forEach((mutation, tally) -> System.out.printf(
                Locale.ROOT,
                "%-13s %6d mutants, %5.1f %% of their records as they were, %d read that were not%n",
                mutation.title(),
                tally.mutants,
                100.0 * tally.kept / tally.records,
                tally.altered));
        System.out.printf(
                Locale.ROOT,
                "%d mutants with the seed %d, %d with faults, at most %.2f s of processor time for one%n",
                count,
                seed,
                faulty,
                longest);
    }

    /** What came of those of one kind. */
    private static final class Tally {
        private int mutants;
        private long records;
        private long kept;
        private long altered;

        void add(Trial trial) {
            mutants++;
            records += trial.original().events().size();
            kept += trial.kept();
            altered += trial.reading().events().size() - trial.kept();
        }
    }
}
