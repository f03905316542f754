package dev.ringside.driver.bpf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A public test vector of BPF (Alan-Jowett/bpf_conformance, {@code tests/*.data}): a program, the memory it gets, and what it returns.
 *
 * @param name the file's, without its ending
 * @param source the program, a line each
 * @param memory what R1 points to, R2 is its length; empty if the program wants none
 * @param result what is in R0 at the end
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record ConformanceVector(String name, List<String> source, byte[] memory, long result) {
    private static final String ENDING = ".data";

    /** Where they lie; may not exist. */
    public static Path folder() {
        return Path.of(
                System.getProperty("ringside.corpus", "../../shared/corpus"), "Alan-Jowett+bpf_conformance", "tests");
    }

    /** All of them, by name. */
    public static List<ConformanceVector> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(ConformanceVector::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConformanceVector read(Path file) {
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
        String memory = String.join("", sections.getOrDefault("mem", List.of())).replaceAll("\\s", "");
        String result = sections.getOrDefault("result", List.of()).getFirst();
        return new ConformanceVector(
                file.getFileName().toString().replace(ENDING, ""),
                sections.getOrDefault("asm", List.of()),
                HexFormat.of().parseHex(memory),
                ConformanceAssembler.number(result));
    }

    /** The program, as a function of memory and its length that returns the result. */
    public Program program() {
        return new ConformanceAssembler(new Assembler()).write(source).program();
    }

    @Override
    public String toString() {
        return name;
    }
}
