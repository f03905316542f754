package dev.ringside.driver.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.Cpus;
import dev.ringside.driver.linux.MapSpec;
import dev.ringside.driver.linux.NeedsKernel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Also on kernels that can do without it. */
@NeedsKernel
class ExecutableMemoryTest {
    private static final String BASH = "/bin/bash";

    @TempDir
    Path directory;

    private final BpfMap scratch = BpfMap.create(MapSpec.array("scratch", Scratch.size(Cpus.possible()), 1));
    private ExecutableMemory memory;

    @BeforeEach
    void remember() {
        Btf btf = Btf.kernel();
        memory = new ExecutableMemory(
                KernelLayout.of(btf),
                Cpus.possible(),
                scratch,
                name -> btf.tracepointId(name).orElseThrow());
    }

    @AfterEach
    void close() {
        memory.close();
        scratch.close();
    }

    @Test
    void whatRanBeforeIsKnown() {
        long self = ProcessHandle.current().pid();
        String java = ProcessHandle.current().info().command().orElseThrow();

        assertThat(path(self)).isEqualTo(java);
        assertThat(name(self)).isEqualTo("java");
    }

    @Test
    void aProcessRunsWhatItsForkerRunsUntilItExecutesAnother() throws Exception {
        Process shell = new ProcessBuilder(
                        BASH, "-c", "echo ready; read; (echo $BASHPID; read); read; exec dash -c 'echo again; read l'")
                .start();
        try (BufferedReader output = shell.inputReader()) {
            output.readLine();
            String bash = Path.of(BASH).toRealPath().toString();
            assertThat(path(shell.pid())).isEqualTo(bash);
            answer(shell);
            long child = Long.parseLong(output.readLine());
            assertThat(path(child)).isEqualTo(bash);
            assertThat(name(child)).isEqualTo("bash");
            answer(shell);
            answer(shell);
            output.readLine();
            assertThat(path(shell.pid()))
                    .isEqualTo(Path.of("/bin/dash").toRealPath().toString());
        } finally {
            shell.destroy();
        }
    }

    @Test
    void ofAPathThatIsTooLongTheEndIsKept() throws Exception {
        Path deep = Files.createDirectories(
                directory.toRealPath().resolve("d".repeat(250)).resolve("e".repeat(250)));
        Path program = Files.copy(Path.of(BASH), deep.resolve("deep"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Process process = new ProcessBuilder(program.toString(), "-c", "echo ready; read").start();
        try (BufferedReader output = process.inputReader()) {
            output.readLine();
            assertThat(entry(process.pid()).getInt(Executables.LENGTH))
                    .isEqualTo(Executables.PATH_CAPACITY | TextLoaders.CUT);
            assertThat(path(process.pid()))
                    .isEqualTo(program.toString().substring(program.toString().length() - Executables.PATH_CAPACITY));
            assertThat(name(process.pid())).isEqualTo("deep");
        } finally {
            process.destroy();
        }
    }

    @Test
    void whatHasEndedIsForgotten() throws Exception {
        memory.forgetEnded();
        Process process = new ProcessBuilder(BASH, "-c", "exit 0").start();
        long pid = process.pid();
        assertThat(process.waitFor()).isZero();

        assertThat(memory.map().lookup(BpfMap.bytes((int) pid))).isEmpty();
        assertThat(path(ProcessHandle.current().pid())).isNotEmpty();
    }

    private static void answer(Process process) throws IOException {
        process.outputWriter().append('\n').flush();
    }

    private String path(long pid) {
        ByteBuffer entry = entry(pid);
        int length = entry.getInt(Executables.LENGTH) & ~TextLoaders.CUT;
        return StandardCharsets.UTF_8
                .decode(entry.slice(Executables.PATH, length))
                .toString();
    }

    private String name(long pid) {
        String path = path(pid);
        return path.substring(path.length() - entry(pid).getInt(Executables.NAME_LENGTH));
    }

    private ByteBuffer entry(long pid) {
        return ByteBuffer.wrap(memory.map().lookup(BpfMap.bytes((int) pid)).orElseThrow())
                .order(ByteOrder.nativeOrder());
    }
}
