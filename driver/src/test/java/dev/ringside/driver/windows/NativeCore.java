package dev.ringside.driver.windows;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.driver.windows.host.Compiler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The Windows driver's core, compiled for this machine: runs and verifies programs in a process of its own. */
final class NativeCore implements AutoCloseable {
    private static final Path BUILD = Path.of("src/test/c/tool/build");
    private static final Path FOLDER = Path.of("target/c/tool");
    private static final int LONGEST_BUILD_SECONDS = 120;

    private final Process process;
    private final BufferedReader answers;
    private final Writer requests;

    private NativeCore(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.US_ASCII);
        this.requests = process.outputWriter(StandardCharsets.US_ASCII);
    }

    /**
     * What the verifier says of a program.
     *
     * @param reason 0 if it is admitted, else the refusal's number in ringside.h
     * @param slot what was refused
     */
    record Verdict(int reason, int slot) {
        boolean isRefused() {
            return reason != 0;
        }
    }

    /** Builds and starts it; the test is skipped where there is no C compiler. */
    static NativeCore start() {
        needsCompiler();
        try {
            build();
            return new NativeCore(new ProcessBuilder(FOLDER.resolve("bpf_run").toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contract as a C compiler has it, a line each, as {@code layout.c} says. */
    static List<String> layout() {
        needsCompiler();
        try {
            build();
            Process layout = new ProcessBuilder(FOLDER.resolve("layout").toString()).start();
            return layout.inputReader(StandardCharsets.US_ASCII).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** R0 at the program's end; empty if it faulted. */
    OptionalLong run(byte[] code, byte[] memory) {
        String answer = ask("run " + hex(code) + " " + hex(memory));
        return answer.startsWith("ok ")
                ? OptionalLong.of(Long.parseUnsignedLong(answer.substring("ok ".length()), 16))
                : OptionalLong.empty();
    }

    /** What the verifier says of a program as a filter for records of a kind, without sets and tables. */
    Verdict verify(int kind, byte[] code) {
        String answer = ask("verify " + kind + " " + hex(code));
        int blank = answer.indexOf(' ');
        return new Verdict(
                Integer.parseInt(answer, 0, blank, 10), Integer.parseInt(answer, blank + 1, answer.length(), 10));
    }

    /** All 65,536 units upper-cased as the driver does it. */
    String upperCased() {
        String digits = ask("fold");
        StringBuilder units = new StringBuilder();
        for (int i = 0; i < digits.length(); i += 4) {
            units.append((char) Integer.parseInt(digits, i, i + 4, 16));
        }
        return units.toString();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private String ask(String request) {
        try {
            requests.write(request + "\n");
            requests.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IOException("the driver's core has died at: " + request);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return bytes.length == 0 ? "-" : HexFormat.of().formatHex(bytes);
    }

    /** Skips the test where there is no C compiler. */
    static void needsCompiler() {
        assumeTrue(Compiler.find().isPresent(), "needs a C compiler");
    }

    private static void build() throws IOException {
        Process build = new ProcessBuilder(BUILD.toString(), FOLDER.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!build.waitFor(LONGEST_BUILD_SECONDS, TimeUnit.SECONDS) || build.exitValue() != 0) {
                throw new IOException("the driver's core does not build:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
