package dev.ringside.driver.linux.trace;

/** How much a kernel lets programs be attached to. LSM programs would be given the same as those on functions, in fewer kernels. */
public enum Level {
    /** Tracepoints whose arguments have types, which every kernel with type information has. */
    TRACEPOINTS,
    /** The beginning and the end of functions of the kernel, too (fentry and fexit). */
    FUNCTIONS
}
