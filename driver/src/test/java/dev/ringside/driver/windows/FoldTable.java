package dev.ringside.driver.windows;

import dev.ringside.dsl.text.Fold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The driver's table of upper-case letters, written from {@link Fold#unit}. To make it again after a change of that: run {@code main} in the
 * module's folder.
 */
final class FoldTable {
    /** Where it is, from the module's folder. */
    static final Path FILE = Path.of("src/main/c/core/rs_fold_table.c");

    private static final int PAGE = 256;
    private static final int LINE = 16;

    private FoldTable() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(FILE, source());
    }

    /** The C file. */
    static String source() {
        List<int[]> pages = new ArrayList<>();
        int[] numbers = new int[PAGE];
        for (int high = 0; high < PAGE; high++) {
            int[] deltas = deltas(high);
            int number = IntStream.range(0, pages.size())
                    .filter(page -> Arrays.equals(pages.get(page), deltas))
                    .findFirst()
                    .orElse(pages.size());
            if (number == pages.size()) {
                pages.add(deltas);
            }
            numbers[high] = number;
        }
        return """
                /* Made by FoldTable from dsl's Fold; not to be edited. */
                #include "rs_fold_table.h"

                const uint8_t rs_fold_pages[256] = {
                %s};

                const uint16_t rs_fold_deltas[][256] = {
                %s};
                """.formatted(
                lines(numbers),
                pages.stream().map(page -> "    {\n" + lines(page) + "    },\n").collect(Collectors.joining()));
    }

    private static int[] deltas(int high) {
        return IntStream.range(high * PAGE, (high + 1) * PAGE)
                .map(unit -> (Fold.unit((char) unit) - unit) & Character.MAX_VALUE)
                .toArray();
    }

    private static String lines(int[] numbers) {
        return IntStream.range(0, numbers.length / LINE)
                .mapToObj(line -> Arrays.stream(numbers, line * LINE, (line + 1) * LINE)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ", "    ", ",\n")))
                .collect(Collectors.joining());
    }
}
