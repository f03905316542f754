package dev.ringside.runtime.script.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How grave an alert is, ascending. */
public enum Level {
    /** Worth knowing. */
    INFO,
    /** Seldom more than a curiosity. */
    LOW,
    /** To be looked at; what an alert has that says nothing else. */
    MEDIUM,
    /** To be looked at now. */
    HIGH,
    /** Somebody should be woken. */
    CRITICAL;

    /** The word for it, as it is written in rules and alerts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of all levels, ascending. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Level::word).toList();
    }

    /** The level that is written so; case does not matter. */
    public static Optional<Level> parse(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
