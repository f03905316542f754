package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.linux.BpfException;
import dev.ringside.driver.linux.BpfLink;
import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.Errno;
import dev.ringside.driver.linux.MapSpec;
import dev.ringside.driver.linux.ProgramSpec;
import dev.ringside.dsl.event.RawText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** The map that {@link Executables} keep, with the programs that keep it on their tracepoints. For one thread. */
final class ExecutableMemory implements AutoCloseable {
    /** What {@code /proc} puts behind the path of a file that is in no directory any more. */
    private static final String DELETED = " (deleted)";
    /** Stands in a path for bytes that this process cannot say in its locale. */
    private static final char UNSAYABLE = '\ufffd';

    private final KernelLayout layout;
    private final ToIntFunction<String> tracepoints;
    private final BpfMap map;
    private final List<BpfLink> links = new ArrayList<>();

    /**
     * Remembers from now on, and what runs already.
     *
     * @param tracepoints gives the BTF id of a tracepoint
     */
    ExecutableMemory(KernelLayout layout, int processors, BpfMap scratch, ToIntFunction<String> tracepoints) {
        this.layout = layout;
        this.tracepoints = tracepoints;
        map = BpfMap.create(MapSpec.hash("rs_executables", Integer.BYTES, Executables.SIZE, Executables.MOST));
        try {
            attach("rs_fork_x", Tracer.FORK, Executables.atFork(layout, processors), scratch);
            attach("rs_exec_x", Site.EXEC.tracepoint(), Executables.atExec(layout, processors), scratch);
            seed();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    BpfMap map() {
        return map;
    }

    /** Forgets processes when they have ended. To be called when the program that reports their ends is in its place: the later one runs later. */
    void forgetEnded() {
        attach("rs_exit_x", Site.EXIT.tracepoint(), Executables.atExit(layout), map);
    }

    private void attach(String name, String tracepoint, Program program, BpfMap scratch) {
        Program linked = program.link(number -> number == Executables.MAP ? map.fd() : scratch.fd());
        links.add(Tracer.attached(ProgramSpec.typedTracepoint(name, tracepoints.applyAsInt(tracepoint), linked)));
    }

    /** What the programs have written meanwhile is newer than what is found here, and stays. */
    private void seed() {
        String[] pids = Path.of("/proc").toFile().list((directory, name) -> name.matches("\\d{1,9}"));
        for (String pid : pids == null ? new String[0] : pids) {
            String path = executable(pid);
            if (path.indexOf(UNSAYABLE) < 0 && !path.isEmpty() && !add(Integer.parseInt(pid), path)) {
                return;
            }
        }
    }

    /** The path of the program of a process, or nothing: it has ended, or is a thread of the kernel. */
    private static String executable(String pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", pid, "exe")).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** @return whether there was room */
    private boolean add(int pid, String path) {
        String file = path.endsWith(DELETED) ? path.substring(0, path.length() - DELETED.length()) : path;
        byte[] bytes = RawText.encode(file);
        int kept = Math.min(bytes.length, Executables.PATH_CAPACITY);
        int name = RawText.encode(file.substring(file.lastIndexOf('/') + 1)).length;
        ByteBuffer entry = ByteBuffer.allocate(Executables.SIZE).order(ByteOrder.nativeOrder());
        entry.putInt(Executables.LENGTH, kept == bytes.length ? kept : kept | TextLoaders.CUT);
        entry.putInt(Executables.NAME_LENGTH, name);
        entry.put(Executables.PATH, bytes, bytes.length - kept, kept);
        try {
            map.add(BpfMap.bytes(pid), entry.array());
            return true;
        } catch (BpfException e) {
            if (e.is(Errno.E2BIG)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        links.forEach(BpfLink::close);
        map.close();
    }
}
