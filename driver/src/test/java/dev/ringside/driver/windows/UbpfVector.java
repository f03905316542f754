package dev.ringside.driver.windows;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.ConformanceAssembler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A test of uBPF's: a program and what comes of it.
 *
 * @param name the file's, without its ending
 * @param sections what the file has under each {@code --} heading, comments left out
 */
record UbpfVector(String name, Map<String, List<String>> sections) {
    private static final String ENDING = ".data";

    /** Where they lie; may not exist. */
    static Path folder() {
        return Path.of(System.getProperty("ringside.corpus", "../../shared/corpus"), "iovisor+ubpf", "tests");
    }

    /** Those of a folder below that have a program of their own, by name; those of another file's program and those that test uBPF's reading of ELF have none. */
    static List<UbpfVector> in(String subfolder) {
        try (Stream<Path> files = Files.list(folder().resolve(subfolder))) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(UbpfVector::read)
                    .filter(vector -> vector.sections.containsKey("asm") || vector.sections.containsKey("raw"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in R0 at the end, if the program runs. */
    OptionalLong result() {
        List<String> result = sections.getOrDefault("result", List.of());
        return result.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(ConformanceAssembler.number(result.getFirst()));
    }

    /** Whether uBPF does not even load it. */
    boolean isRefused() {
        return sections.containsKey("error");
    }

    /** Whether it is to fail when it runs. */
    boolean faults() {
        return sections.containsKey("error pattern");
    }

    byte[] memory() {
        return HexFormat.of()
                .parseHex(
                        String.join("", sections.getOrDefault("mem", List.of())).replaceAll("\\s", ""));
    }

    /**
     * The program.
     *
     * @throws RuntimeException if it is so wrong that our assembler does not write it
     */
    byte[] code() {
        List<String> raw = sections.get("raw");
        if (raw == null) {
            return new ConformanceAssembler(new Assembler())
                    .write(sections.getOrDefault("asm", List.of()))
                    .program()
                    .encode();
        }
        ByteBuffer out = ByteBuffer.allocate(raw.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.forEach(slot -> out.putLong(ConformanceAssembler.number(slot)));
        return out.array();
    }

    private static UbpfVector read(Path file) {
        Map<String, List<String>> sections = new HashMap<>();
        List<String> section = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String text = line.replaceFirst("#.*", "").strip();
                if (line.startsWith("-- ")) {
                    section = sections.computeIfAbsent(line.substring(3).strip(), name -> new ArrayList<>());
                } else if (!text.isEmpty()) {
                    section.add(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new UbpfVector(file.getFileName().toString().replace(ENDING, ""), sections);
    }

    @Override
    public String toString() {
        return name;
    }
}
