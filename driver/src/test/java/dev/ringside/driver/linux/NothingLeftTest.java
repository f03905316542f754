package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@NeedsKernel
class NothingLeftTest {
    private static final int MAP_GET_FD_BY_ID = 14;
    private static final int PROG_GET_FD_BY_ID = 13;

    @Test
    void what_is_closed_is_gone_from_this_process_and_from_the_kernel() throws IOException {
        List<String> descriptors = bpfDescriptors();
        long mappings = bpfMappings();
        int mapId;
        int programId;
        try (RingBuffer ring = RingBuffer.create("leak_ring", 1 << 16);
                BpfMap map = BpfMap.create(MapSpec.mappedArray("leak_map", 8, 1));
                MappedArray memory = map.mapped();
                RecordSource source = RecordSource.into(ring, 20);
                BpfProgram program = BpfProgram.load(ProgramSpec.rawTracepoint("leak_prog", counter(map.fd())));
                BpfLink link = program.attach("sched_process_exec")) {
            source.write(10);
            memory.set(0, 0, 1);
            mapId = map.info().id();
            programId = program.info().id();
            assertThat(link.fd()).isPositive();
            assertThat(bpfDescriptors()).hasSize(descriptors.size() + 5);
            assertThat(bpfMappings()).isEqualTo(mappings + 3);
        }
        new KernelFeatures(Environment.read()).probe();
        assertThat(bpfDescriptors()).isEqualTo(descriptors);
        assertThat(bpfMappings()).isEqualTo(mappings);
        // The kernel lets go of programs, and of the maps they use, when no processor can be running them any more.
        await().until(() -> !exists(PROG_GET_FD_BY_ID, programId) && !exists(MAP_GET_FD_BY_ID, mapId));
    }

    private static Program counter(int map) {
        return new Assembler()
                .loadMapValue(Reg.R1, map, 0)
                .mov(Reg.R2, 1)
                .atomicAdd(Reg.R1, 0, Reg.R2)
                .mov(Reg.R0, 0)
                .exit()
                .program();
    }

    private static boolean exists(int command, int id) {
        ByteBuffer attr = Attr.buffer(16).putInt(0, id);
        int fd = (int) LibC.syscall(LibC.bpfSyscall(), command, Attr.address(attr), attr.capacity());
        if (fd >= 0) {
            LibC.close(fd);
        }
        return fd >= 0;
    }

    private static List<String> bpfDescriptors() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .map(NothingLeftTest::target)
                    .filter(target -> target.contains("bpf") || target.contains("btf"))
                    .sorted()
                    .toList();
        }
    }

    private static long bpfMappings() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains("bpf-map")).count();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (java.nio.file.NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
