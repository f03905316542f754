package dev.ringside.shell.command;

import dev.ringside.runtime.feed.Progress;
import dev.ringside.shell.output.Durations;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How far recordings have been read, in words: {@code 1.2 GB of 4.0 GB (30 %), 812345 events, 3 matched, 8s left}. */
final class ReadingProgress {
    private static final long THOUSAND = 1000;
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private ReadingProgress() {}

    /**
     * The words.
     *
     * @param found what has been found so far, like {@code 3 matched}
     * @param nanos how long it has taken
     */
    static String text(Progress progress, String found, long nanos) {
        StringBuilder text = new StringBuilder(bytes(progress.read()));
        progress.total()
                .ifPresent(total -> text.append(" of ")
                        .append(bytes(total))
                        .append(" (")
                        .append(total == 0 ? 100 : Math.min(100, 100 * progress.read() / total))
                        .append(" %)"));
        text.append(progress.total().isPresent() ? ", " : " read, ")
                .append(number(progress.events(), "event"))
                .append(", ")
                .append(found);
        progress.total().ifPresent(total -> {
            if (progress.read() > 0 && progress.read() < total) {
                double left = (double) nanos * (total - progress.read()) / progress.read();
                long seconds = Math.max(1, Math.round(left / TimeUnit.SECONDS.toNanos(1)));
                text.append(", ")
                        .append(Durations.text(TimeUnit.SECONDS.toNanos(seconds)))
                        .append(" left");
            }
        });
        return text.toString();
    }

    /** How many of something there are. */
    static String number(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    private static String bytes(long number) {
        if (number < THOUSAND) {
            return number + " bytes";
        }
        int unit = -1;
        double size = number;
        while (size >= THOUSAND) {
            size /= THOUSAND;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
