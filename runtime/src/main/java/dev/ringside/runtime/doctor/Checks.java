package dev.ringside.runtime.doctor;

import java.util.List;

/** All checks there are for this machine. */
public final class Checks {
    private Checks() {}

    public static List<Check> all() {
        return List.of(new JavaCheck());
    }
}
