package dev.ringside.runtime.enrich;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The hash of what a Windows program imports, as Mandiant described it in 2014 and as Sysmon, VirusTotal and YARA compute it: MD5 of {@code
 * library.function} for each function in the order of the table, in lower case, joined by commas.
 */
final class ImportHash {
    /** What Sysmon writes for a program that imports nothing. */
    static final String NOTHING = "0".repeat(32);

    private static final List<String> ENDINGS = List.of(".dll", ".sys", ".ocx");
    private static final Map<String, Map<Integer, String>> ORDINALS = ordinals();

    private ImportHash() {}

    /** The hash, in capitals; {@link #NOTHING} if nothing is imported; empty if the file is no program of Windows or is damaged. */
    static Optional<String> of(FileChannel file) {
        try {
            Optional<ImportTable> table = ImportTable.of(file);
            return table.isEmpty()
                    ? Optional.empty()
                    : Optional.of(of(table.get().functions()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String of(List<ImportTable.Function> functions) {
        if (functions.isEmpty()) {
            return NOTHING;
        }
        String text = functions.stream().map(ImportHash::text).collect(Collectors.joining(","));
        return Digests.hex(Digests.MD5.of(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String text(ImportTable.Function function) {
        String library = function.library().toLowerCase(Locale.ROOT);
        String name = function.name().isEmpty()
                ? name(library, function.ordinal())
                : function.name().toLowerCase(Locale.ROOT);
        int dot = library.lastIndexOf('.');
        return (dot >= 0 && ENDINGS.contains(library.substring(dot)) ? library.substring(0, dot) : library) + "."
                + name;
    }

    /** Two libraries are mostly linked by number, and the hash has their functions by name. */
    private static String name(String library, int ordinal) {
        return ORDINALS.getOrDefault(library, Map.of())
                .getOrDefault(ordinal, "ord" + ordinal)
                .toLowerCase(Locale.ROOT);
    }

    private static Map<String, Map<Integer, String>> ordinals() {
        Map<String, Map<Integer, String>> libraries = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(ImportHash.class.getResourceAsStream("ordinals"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line :
                    lines.lines().filter(line -> !line.startsWith("#")).toList()) {
                String[] parts = line.split(" ", -1);
                libraries
                        .computeIfAbsent(parts[0], library -> new HashMap<>())
                        .put(Integer.parseInt(parts[1]), parts[2]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The older library of sockets has the same numbers for all but three, and everybody takes the newer one's.
        libraries.put("wsock32.dll", libraries.getOrDefault("ws2_32.dll", Map.of()));
        return Map.copyOf(libraries);
    }
}
