package dev.ringside.dsl.regex;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** One line of {@code vectors.tsv}, which {@code make-vectors.mjs} beside it explains. */
record Vector(String source, String flags, String text, String result) {

    static List<Vector> all() throws IOException {
        try (InputStream in = Objects.requireNonNull(Vector.class.getResourceAsStream("vectors.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(column -> new Vector(decode(column[0]), column[1], decode(column[2]), column[3]))
                    .toList();
        }
    }

    private static String decode(String column) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < column.length(); i++) {
            boolean escape = column.charAt(i) == '%';
            out.append(escape ? (char) Integer.parseInt(column.substring(i + 1, i + 5), 16) : column.charAt(i));
            i += escape ? 4 : 0;
        }
        return out.toString();
    }
}
