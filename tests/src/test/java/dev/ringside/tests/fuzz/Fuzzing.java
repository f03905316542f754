package dev.ringside.tests.fuzz;

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
        SCRIPT(ScriptTarget.class);

        private final Class<?> entry;

        Target(Class<?> entry) {
            this.entry = entry;
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
        System.exit(prepare(target, options, grown).inheritIO().start().waitFor());
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
                "-max_len=1024",
                "-timeout=20"));
        Path dictionary = fuzz.resolve(target.title() + ".dict");
        if (Files.exists(dictionary)) {
            command.add("-dict=" + dictionary);
        }
        command.addAll(options);
        // Of the folders, libFuzzer writes to the first.
        command.add(grown.toString());
        command.add(fuzz.resolve("seeds").resolve(target.title()).toString());
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
