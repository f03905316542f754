package dev.ringside.driver.linux;

import dev.ringside.driver.btf.ProgramBtf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** {@code BPF_PROG_LOAD}. Success costs one call: the verifier is asked for its log only when it has refused. */
final class ProgramLoader {
    private static final int TYPE = 0;
    private static final int INSTRUCTION_COUNT = 4;
    private static final int INSTRUCTIONS = 8;
    private static final int LICENSE = 16;
    private static final int LOG_LEVEL = 24;
    private static final int LOG_SIZE = 28;
    private static final int LOG = 32;
    private static final int FLAGS = 44;
    private static final int NAME = 48;
    private static final int ATTACH_TYPE = 68;
    private static final int BTF_FD = 72;
    private static final int FUNCTION_INFO_SIZE = 76;
    private static final int FUNCTION_INFO = 80;
    private static final int FUNCTION_INFO_COUNT = 88;
    private static final int ATTACH_TYPE_ID = 108;

    private static final int SLEEPABLE = 1 << 4;

    /** The kernel gives up with EAGAIN when a signal arrives while it verifies; libbpf tries five times as well. */
    private static final int ATTEMPTS = 5;

    private static final int FIRST_LOG = 64 * 1024;
    private static final int LARGEST_LOG = 16 * 1024 * 1024;

    private static final String DUAL_LICENSE = "Dual MIT/GPL";

    private final ProgramSpec spec;
    private final ByteBuffer instructions;
    private final ByteBuffer license = Attr.buffer(DUAL_LICENSE);

    ProgramLoader(ProgramSpec spec) {
        this.spec = spec;
        this.instructions = Attr.buffer(spec.program().encode());
    }

    int load() {
        // Without functions the kernel wants no type information, and none is quicker.
        if (spec.program().functions().size() == 1) {
            return loadOrExplain(attr());
        }
        ProgramBtf types = ProgramBtf.of(spec.name(), spec.program());
        try (LoadedBtf btf = LoadedBtf.load(types.blob(), spec.name())) {
            return loadOrExplain(attr().putInt(BTF_FD, btf.fd())
                    .putInt(FUNCTION_INFO_SIZE, ProgramBtf.FUNCTION_INFO_SIZE)
                    .putInt(FUNCTION_INFO_COUNT, types.functionCount())
                    .putPointer(FUNCTION_INFO, Attr.buffer(types.functionInfo())));
        }
    }

    private Attr attr() {
        return new Attr()
                .putInt(TYPE, spec.type().number())
                .putInt(INSTRUCTION_COUNT, instructions.capacity() / Long.BYTES)
                .putPointer(INSTRUCTIONS, instructions)
                .putPointer(LICENSE, license)
                .putInt(FLAGS, spec.type() == ProgramType.SYSCALL ? SLEEPABLE : 0)
                .putName(NAME, spec.name())
                .putInt(ATTACH_TYPE, spec.attachType().number())
                .putInt(ATTACH_TYPE_ID, spec.attachTypeId());
    }

    private int loadOrExplain(Attr attr) {
        int result = -Errno.EAGAIN.number();
        for (int attempt = 0; attempt < ATTEMPTS && result == -Errno.EAGAIN.number(); attempt++) {
            result = attr.tryCall(Command.PROG_LOAD);
        }
        // EPERM is said before the verifier starts.
        return result >= 0 || result == -Errno.EPERM.number() ? orThrow(result, "") : explain(attr);
    }

    private int explain(Attr attr) {
        for (int size = FIRST_LOG; ; size *= 4) {
            ByteBuffer log = Attr.buffer(size);
            int result = attr.putInt(LOG_LEVEL, 1)
                    .putInt(LOG_SIZE, size)
                    .putPointer(LOG, log)
                    .tryCall(Command.PROG_LOAD);
            if (result != -Errno.ENOSPC.number() || size >= LARGEST_LOG) {
                return orThrow(result, text(log));
            }
        }
    }

    private int orThrow(int result, String log) {
        if (result < 0) {
            throw new BpfException(Command.PROG_LOAD.label() + " " + spec.name(), -result, log);
        }
        return result;
    }

    private static String text(ByteBuffer log) {
        int length = 0;
        while (length < log.capacity() && log.get(length) != 0) {
            length++;
        }
        byte[] content = new byte[length];
        log.get(0, content);
        return new String(content, StandardCharsets.UTF_8).strip();
    }
}
