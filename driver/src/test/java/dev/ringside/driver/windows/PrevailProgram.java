package dev.ringside.driver.windows;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program of PREVAIL's tests (vbpf/prevail, {@code test-data/*.yaml}) that it rejects, in front of it code that makes what it presumes so.
 *
 * @param name the test's
 * @param prologue how many slots of the code are in front of it
 * @param code all of it, with an exit at the end
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record PrevailProgram(String name, int prologue, byte[] code) {
    private static final Pattern NAME = Pattern.compile("test-case: (.*)");
    private static final Pattern MESSAGES = Pattern.compile("messages:\n((?:  - .*\n?)+)");
    private static final Pattern PRESUMED = Pattern.compile("pre: \\[(.*?)]\\s*\n\n", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("code:\n(.*?)\n(?:\n|post)", Pattern.DOTALL);

    /** Where in a record there is a number of which nothing is known. */
    private static final int ANY_NUMBER = 64;

    private static final int STACK = 512;

    static Path folder() {
        return Path.of(System.getProperty("ringside.corpus", "../../shared/corpus"), "vbpf+prevail", "test-data");
    }

    /** Those that are rejected for what they do, and not only said to have parts that nothing leads to. */
    static List<PrevailProgram> rejected() {
        List<PrevailProgram> programs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                for (String test : Files.readString(file).split("(?m)^---$", -1)) {
                    Matcher messages = MESSAGES.matcher(test);
                    if (messages.find()
                            && messages.group(1).lines().anyMatch(line -> !line.contains("becomes unreachable"))) {
                        programs.add(read(test));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return programs;
    }

    private static PrevailProgram read(String test) {
        Assembler out = new Assembler();
        Matcher presumed = PRESUMED.matcher(test);
        if (presumed.find()) {
            presume(out, presumed.group(1));
        }
        int prologue = out.exit().program().insns().size() - 1;
        Assembler whole = new Assembler();
        if (presumed.hasMatch()) {
            presume(whole, presumed.group(1));
        }
        new PrevailAssembler(whole).write(group(CODE, test).lines().toList());
        return new PrevailProgram(group(NAME, test), prologue, whole.program().encode());
    }

    /** Sets the registers, from the record first, since its address is in one of them. */
    private static void presume(Assembler out, String conditions) {
        for (Reg reg : Reg.values()) {
            if (isNumber(conditions, reg) && value(conditions, reg, "svalue").isEmpty()) {
                out.load(Size.DOUBLE, reg, Reg.R1, ANY_NUMBER);
            }
        }
        for (Reg reg : Reg.values()) {
            if (isNumber(conditions, reg)) {
                value(conditions, reg, "svalue").ifPresent(value -> out.set(reg, value));
            } else if (reg != Reg.R10) {
                value(conditions, reg, "stack_offset")
                        .ifPresent(offset -> out.mov(reg, Reg.R10).alu(Alu.ADD, reg, (int) offset - STACK));
            }
        }
    }

    private static boolean isNumber(String conditions, Reg reg) {
        return conditions.contains("\"r" + reg.ordinal() + ".type=number\"");
    }

    private static OptionalLong value(String conditions, Reg reg, String name) {
        Matcher matcher = Pattern.compile("\"r" + reg.ordinal() + "\\." + name + "=(-?\\d+)\"")
                .matcher(conditions);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException(text);
        }
        return matcher.group(1);
    }

    @Override
    public String toString() {
        return name;
    }
}
