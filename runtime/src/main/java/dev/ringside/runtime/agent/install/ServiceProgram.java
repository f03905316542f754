package dev.ringside.runtime.agent.install;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the system starts as the service: the JVM that runs this, with the same classes.
 *
 * @param java the JVM's program
 * @param options of the JVM
 * @param classPath jars and folders
 * @param arguments the main class, and what it is told
 */
public record ServiceProgram(Path java, List<String> options, List<Path> classPath, List<String> arguments) {
    private static final String MAIN = "dev.ringside.shell.Main";
    private static final String COMMAND = "service";
    private static final String WINDOWS_PROGRAM = ".exe";

    /** What is right for a service as well; others make short commands fast, or are about this terminal or this user's folders. */
    private static final List<String> KEPT =
            List.of("-Xlog:", "-XX:-UsePerfData", "--enable-native-access=", "--sun-misc-unsafe-memory-access=", "-D");

    private static final List<String> DROPPED = List.of("-Djna.", "-Dringside.");

    public ServiceProgram {
        options = List.copyOf(options);
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
    }

    /** This process's, as a service. */
    public static ServiceProgram ofThisProcess() {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        String name = File.separatorChar == '\\' ? "java" + WINDOWS_PROGRAM : "java";
        List<String> options = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(ServiceProgram::isKept)
                .toList());
        options.add("-XX:+UseSerialGC");
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(part -> !part.isEmpty())
                .map(part -> Path.of(part).toAbsolutePath())
                .toList();
        return new ServiceProgram(bin.resolve(name), options, classPath, List.of(MAIN, COMMAND));
    }

    private static boolean isKept(String option) {
        return KEPT.stream().anyMatch(option::startsWith) && DROPPED.stream().noneMatch(option::startsWith);
    }

    /** With another option for the JVM. */
    public ServiceProgram withOption(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new ServiceProgram(java, more, classPath, arguments);
    }

    /** With a folder for the native parts of its libraries, which they unpack: the usual ones are those of a user who has a home. */
    public ServiceProgram unpackingTo(Path folder) {
        return withOption("-Djna.tmpdir=" + folder).withOption("-Dpolyglot.engine.userResourceCache=" + folder);
    }

    /** The parts of the command line. */
    public List<String> command() {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.addAll(arguments);
        return command;
    }
}
