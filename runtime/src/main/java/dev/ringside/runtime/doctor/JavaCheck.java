package dev.ringside.runtime.doctor;

import dev.ringside.runtime.source.Feeds;
import java.lang.management.ManagementFactory;
import java.util.List;

/** The JVM that Ringside runs on, and how it was started. */
final class JavaCheck implements Check {
    private static final int RECOMMENDED = 25;
    private static final String LAUNCHER =
            "start Ringside with its launcher, " + (Feeds.isWindows() ? "ringside.cmd" : "./ringside");

    @Override
    public List<Finding> run() {
        List<String> arguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
        return List.of(version(), nativeAccess(arguments), cache(arguments));
    }

    private static Finding version() {
        Runtime.Version version = Runtime.version();
        String detail = version + " in " + System.getProperty("java.home");
        return version.feature() >= RECOMMENDED
                ? Finding.good("Java", detail)
                : Finding.warning(
                        "Java",
                        detail + " works, but starts more slowly than " + RECOMMENDED,
                        "install a JDK " + RECOMMENDED + ", or point RINGSIDE_JAVA_HOME to one");
    }

    private static Finding nativeAccess(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.startsWith("--enable-native-access"))
                ? Finding.good("native access", "enabled")
                : Finding.warning("native access", "not enabled, so that the JVM prints warnings", LAUNCHER);
    }

    private static Finding cache(List<String> arguments) {
        return arguments.stream()
                .filter(argument ->
                        argument.startsWith("-XX:AOTCache=") || argument.startsWith("-XX:SharedArchiveFile="))
                .findFirst()
                .map(argument ->
                        Finding.good("start-up cache", "in use: " + argument.substring(argument.indexOf('=') + 1)))
                .orElseGet(() -> Finding.warning(
                        "start-up cache", "not in use, so that each start takes twice as long", LAUNCHER));
    }
}
