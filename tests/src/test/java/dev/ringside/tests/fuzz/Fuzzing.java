package dev.ringside.tests.fuzz;

import dev.ringside.tests.evtx.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs a target under Jazzer in a JVM of its own, since Jazzer takes one target for each JVM and changes its classes. */
final class Fuzzing {
    private static final Path ROOT = Path.of(System.getProperty("ringside.root", ".."));

    private Fuzzing() {}

    /** The targets. */
    enum Target {
        QUERY(QueryTarget.class),
        REGEX(RegexTarget.class),
        JSON_LINES(JsonLinesTarget.class),
        BTF(BtfTarget.class),
        SCRIPT(ScriptTarget.class),
        EVTX(EvtxTarget.class, 8192);

        private final Class<?> entry;
        /** The most bytes of an input. */
        private final int length;

        Target(Class<?> entry) {
            this(entry, 1024);
        }

        Target(Class<?> entry, int length) {
            this.entry = entry;
            this.length = length;
        }

        /** How it is asked for, and the name of its folder of seeds. */
        String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Runs a target and keeps the inputs that it grows, for the next run.
     *
     * @param arguments the target's name, then options of libFuzzer
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Target target = Arrays.stream(Target.values())
                .filter(one -> one.title().equals(arguments[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no target " + arguments[0]));
        List<String> options = List.of(arguments).subList(1, arguments.length);
        Path grown = Files.createDirectories(folder(target).resolve("grown"));
        ProcessBuilder fuzzer = prepare(target, options, grown);
        if (target == Target.EVTX && isWithoutInputs(options)) {
            fuzzer.command().add(corpus(target).toString());
        }
        System.exit(fuzzer.inheritIO().start().waitFor());
    }

    /** Whether it is not certain inputs that are to be run; those cannot be mixed with folders. */
    private static boolean isWithoutInputs(List<String> options) {
        return options.stream().allMatch(option -> option.startsWith("-"));
    }

    /** A folder of inputs that stand for files of the corpus, which is empty where that is absent. */
    private static Path corpus(Target target) throws IOException {
        Path folder = Files.createDirectories(folder(target).resolve("corpus"));
        for (Path file : Corpus.agreed()) {
            byte[] input = CompactLog.of(Files.readAllBytes(file));
            if (input.length <= target.length) {
                Files.write(folder.resolve(file.getFileName()), input);
            }
        }
        return folder;
    }

    private static Path folder(Target target) {
        return ROOT.resolve("tests/target/fuzz").resolve(target.title());
    }

    /**
     * How to start it from its seeds. What breaks it is left in {@code tests/target/fuzz/NAME}.
     *
     * @param options options of libFuzzer
     * @param grown where the inputs are, and go to, that do something new
     */
    static ProcessBuilder prepare(Target target, List<String> options, Path grown) throws IOException {
        Path folder = Files.createDirectories(folder(target));
        Path fuzz = ROOT.resolve("tests/fuzz");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+EnableDynamicAgentLoading",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.entry.getName(),
                "--instrumentation_includes=dev.ringside.**",
                "--custom_hook_includes=dev.ringside.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_len=" + target.length,
                "-timeout=20"));
        Path dictionary = fuzz.resolve(target.title() + ".dict");
        if (Files.exists(dictionary)) {
            command.add("-dict=" + dictionary);
        }
        command.addAll(options);
        if (isWithoutInputs(options)) {
            // Of the folders, libFuzzer writes to the first.
            command.add(grown.toString());
            command.add(fuzz.resolve("seeds").resolve(target.title()).toString());
        }
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
