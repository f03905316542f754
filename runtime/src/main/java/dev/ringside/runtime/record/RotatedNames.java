package dev.ringside.runtime.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What files are called of which each goes on where the one before it ended: {@code night.rec} is {@code night-20261126T031500.000Z.rec}. */
final class RotatedNames {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String TIMES = "\\d{8}T\\d{6}\\.\\d{3}Z";

    private final Path folder;
    private final String base;
    private final String ending;
    private Instant last = Instant.MIN;

    RotatedNames(Path file) {
        Path absolute = file.toAbsolutePath();
        Path parent = absolute.getParent();
        folder = parent == null ? absolute : parent;
        String name = String.valueOf(absolute.getFileName());
        int point = name.lastIndexOf('.');
        base = point <= 0 ? name : name.substring(0, point);
        ending = point <= 0 ? "" : name.substring(point);
    }

    /** The name of a file that is begun now; later names are greater. */
    Path next() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        last = now.isAfter(last) ? now : last.plusMillis(1);
        while (Files.exists(name(last))) {
            last = last.plusMillis(1);
        }
        return name(last);
    }

    private Path name(Instant time) {
        return folder.resolve(base + "-" + TIME.format(time) + ending);
    }

    /** The files there are of such names, the oldest first. */
    List<Path> existing() throws IOException {
        Pattern names = Pattern.compile(Pattern.quote(base) + "-" + TIMES + Pattern.quote(ending));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            names.matcher(String.valueOf(file.getFileName())).matches() && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }
}
