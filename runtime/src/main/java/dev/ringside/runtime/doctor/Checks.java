package dev.ringside.runtime.doctor;

import dev.ringside.runtime.source.Feeds;
import java.util.List;

/** All checks there are for this machine. */
public final class Checks {
    private Checks() {}

    public static List<Check> all() {
        return Feeds.isLinux() ? List.of(new JavaCheck(), new LinuxCheck()) : List.of(new JavaCheck());
    }
}
