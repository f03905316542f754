package dev.ringside.driver.linux;

import dev.ringside.driver.bpf.Program;

/**
 * A program and what it is to be loaded as.
 *
 * @param name at most 15 letters, digits, '_' and '.'; bpftool shows it
 * @param attachTypeId for {@link ProgramType#TRACING} and {@link ProgramType#LSM} the kernel's BTF id of what it hangs on, else 0
 */
public record ProgramSpec(ProgramType type, AttachType attachType, int attachTypeId, String name, Program program) {
    public ProgramSpec {
        name = ObjectName.checked(name);
    }

    /** A program on a raw tracepoint whose arguments are plain 64-bit numbers. */
    public static ProgramSpec rawTracepoint(String name, Program program) {
        return new ProgramSpec(ProgramType.RAW_TRACEPOINT, AttachType.NONE, 0, name, program);
    }

    /**
     * A program on a raw tracepoint with typed arguments.
     *
     * @param attachTypeId BTF id of the typedef {@code btf_trace_NAME}
     */
    public static ProgramSpec typedTracepoint(String name, int attachTypeId, Program program) {
        return new ProgramSpec(ProgramType.TRACING, AttachType.TRACE_RAW_TP, attachTypeId, name, program);
    }

    /**
     * A program where a function of the kernel begins; it is given the function's arguments.
     *
     * @param attachTypeId BTF id of the function
     */
    public static ProgramSpec functionBegin(String name, int attachTypeId, Program program) {
        return new ProgramSpec(ProgramType.TRACING, AttachType.TRACE_FENTRY, attachTypeId, name, program);
    }

    /**
     * A program where a function of the kernel ends; it is given the function's arguments and what it returns.
     *
     * @param attachTypeId BTF id of the function
     */
    public static ProgramSpec functionEnd(String name, int attachTypeId, Program program) {
        return new ProgramSpec(ProgramType.TRACING, AttachType.TRACE_FEXIT, attachTypeId, name, program);
    }

    /**
     * A program for {@link BpfProgram#iterate}.
     *
     * @param attachTypeId BTF id of the function {@code bpf_iter_NAME}
     */
    public static ProgramSpec iterator(String name, int attachTypeId, Program program) {
        return new ProgramSpec(ProgramType.TRACING, AttachType.TRACE_ITER, attachTypeId, name, program);
    }

    /** A program for {@link BpfProgram#run}. */
    public static ProgramSpec onDemand(String name, Program program) {
        return new ProgramSpec(ProgramType.SYSCALL, AttachType.NONE, 0, name, program);
    }
}
