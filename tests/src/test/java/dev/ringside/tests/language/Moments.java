package dev.ringside.tests.language;

import dev.ringside.dsl.expr.DurationText;
import dev.ringside.runtime.json.Timestamps;
import java.util.regex.Pattern;

/** Times in the files: {@code @1m30s} is a minute and a half after the beginning of 2026, which is a multiple of every span of time up to a day. */
final class Moments {
    private static final long START = Timestamps.parse("2026-01-01T00:00:00Z").orElseThrow();
    private static final Pattern MOMENT = Pattern.compile("@((?:\\d+(?:d|h|ms|m|s|us|ns))+)\\b");

    private Moments() {}

    /** The text with all times in it written out, as events have them. */
    static String writtenOut(String text) {
        Timestamps timestamps = new Timestamps();
        return MOMENT.matcher(text)
                .replaceAll(moment -> timestamps.text(
                        START + DurationText.parse(moment.group(1)).orElseThrow()));
    }
}
