package dev.ringside.driver.linux;

import com.sun.jna.Native;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A loaded program. For any thread; closing is idempotent, and links and program arrays keep the program alive in the kernel. */
public final class BpfProgram implements AutoCloseable {
    // struct for BPF_PROG_TEST_RUN
    private static final int TEST_FD = 0;
    private static final int TEST_RESULT = 4;
    private static final int TEST_CONTEXT_SIZE = 40;
    private static final int TEST_CONTEXT = 48;
    // struct for BPF_RAW_TRACEPOINT_OPEN
    private static final int OPEN_NAME = 0;
    private static final int OPEN_FD = 8;
    // struct for BPF_LINK_CREATE and BPF_ITER_CREATE
    private static final int LINK_PROGRAM = 0;
    private static final int LINK_ATTACH_TYPE = 8;
    private static final int ITERATOR_LINK = 0;
    // struct bpf_prog_info
    private static final int INFO_SIZE = 232;
    private static final int INFO_ID = 4;
    private static final int INFO_MACHINE_CODE = 16;
    private static final int INFO_TRANSLATED = 20;
    private static final int INFO_RUN_TIME = 192;
    private static final int INFO_RUN_COUNT = 200;
    private static final int INFO_RECURSION_MISSES = 208;
    private static final int INFO_VERIFIED = 216;

    /** The largest context that {@link #run} takes. */
    public static final int MAX_CONTEXT = 0xFFFF;

    private static final int READ_SIZE = 1 << 16;

    private final Descriptor descriptor;
    private final String name;

    private BpfProgram(Descriptor descriptor, String name) {
        this.descriptor = descriptor;
        this.name = name;
    }

    /**
     * Has the kernel verify and compile a program.
     *
     * @throws BpfException if the kernel refuses, with what the verifier said
     */
    public static BpfProgram load(ProgramSpec spec) {
        return new BpfProgram(new Descriptor(new ProgramLoader(spec).load(), "program " + spec.name()), spec.name());
    }

    public String name() {
        return name;
    }

    /** Its file descriptor; good until the program is closed. */
    public int fd() {
        return descriptor.number();
    }

    /** Hangs a {@link ProgramType#RAW_TRACEPOINT} program on a tracepoint, named without its group: {@code sched_process_exec}. */
    public BpfLink attach(String tracepoint) {
        int fd = new Attr()
                .putPointer(OPEN_NAME, Attr.buffer(tracepoint))
                .putInt(OPEN_FD, fd())
                .call(Command.RAW_TRACEPOINT_OPEN, tracepoint);
        return new BpfLink(fd, "link of " + name);
    }

    /** Hangs a {@link ProgramType#TRACING} or {@link ProgramType#LSM} program on what it was loaded for. */
    public BpfLink attach() {
        int fd = new Attr().putInt(OPEN_FD, fd()).call(Command.RAW_TRACEPOINT_OPEN, name);
        return new BpfLink(fd, "link of " + name);
    }

    /**
     * Runs a {@link ProgramType#SYSCALL} or {@link ProgramType#RAW_TRACEPOINT} program once.
     *
     * @param context what it gets, at most {@link #MAX_CONTEXT} bytes; a SYSCALL program's changes are copied back
     * @return what it returned
     */
    public int run(byte[] context) {
        ByteBuffer memory = Attr.buffer(context);
        int result = run(memory);
        memory.get(0, context);
        return result;
    }

    /** The same with memory that need not be copied: a direct buffer, all of it, whatever its position and limit. */
    public int run(ByteBuffer context) {
        if (!context.isDirect() || context.capacity() > MAX_CONTEXT) {
            throw new IllegalArgumentException("context is not a direct buffer of at most " + MAX_CONTEXT + " bytes");
        }
        Attr attr = new Attr()
                .putInt(TEST_FD, fd())
                .putInt(TEST_CONTEXT_SIZE, context.capacity())
                .putPointer(TEST_CONTEXT, context);
        attr.call(Command.PROG_TEST_RUN, name);
        return attr.getInt(TEST_RESULT);
    }

    /**
     * Runs a {@link AttachType#TRACE_ITER} program for each of the objects that it was loaded for.
     *
     * @return what it has written of them
     */
    public byte[] iterate() {
        int link = new Attr()
                .putInt(LINK_PROGRAM, fd())
                .putInt(LINK_ATTACH_TYPE, AttachType.TRACE_ITER.number())
                .call(Command.LINK_CREATE, name);
        try (Descriptor held = new Descriptor(link, "link of " + name);
                Descriptor iterator = new Descriptor(
                        new Attr().putInt(ITERATOR_LINK, held.number()).call(Command.ITER_CREATE, name),
                        "iterator of " + name)) {
            return read(iterator.number());
        }
    }

    private byte[] read(int iterator) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteBuffer chunk = Attr.buffer(READ_SIZE);
        byte[] content = new byte[READ_SIZE];
        while (true) {
            long count = LibC.read(iterator, Attr.address(chunk), READ_SIZE);
            int error = count < 0 ? Native.getLastError() : 0;
            if (count == 0) {
                return written.toByteArray();
            }
            // After so many objects of which nothing was written the kernel lets others run first.
            if (error != 0 && error != Errno.EAGAIN.number()) {
                throw new BpfException("read iterator of " + name, error, "");
            }
            if (count > 0) {
                chunk.get(0, content, 0, (int) count);
                written.write(content, 0, (int) count);
            }
        }
    }

    public ProgramInfo info() {
        ByteBuffer info = ObjectInfo.read(fd(), INFO_SIZE, name);
        return new ProgramInfo(
                info.getInt(INFO_ID),
                info.getInt(INFO_TRANSLATED),
                info.getInt(INFO_MACHINE_CODE),
                info.getLong(INFO_RUN_TIME),
                info.getLong(INFO_RUN_COUNT),
                info.getLong(INFO_RECURSION_MISSES),
                info.getInt(INFO_VERIFIED));
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
