package dev.ringside.runtime.doctor;

import dev.ringside.runtime.source.Feeds;
import java.util.List;

/** All checks there are for this machine. */
public final class Checks {
    private Checks() {}

    public static List<Check> all() {
        if (Feeds.isLinux()) {
            return List.of(new JavaCheck(), new LinuxCheck());
        }
        return Feeds.isWindows()
                ? List.of(new JavaCheck(), new WindowsCheck(), new WindowsSystemCheck())
                : List.of(new JavaCheck());
    }
}
