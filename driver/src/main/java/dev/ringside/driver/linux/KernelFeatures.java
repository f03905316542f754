package dev.ringside.driver.linux;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.btf.BtfException;
import dev.ringside.dsl.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds out by trying what this kernel lets this process do. Leaves nothing behind; takes some tens of milliseconds. */
public final class KernelFeatures {
    private static final String TRACEPOINT = "sched_process_exec";
    private static final String HELPER_ENUMERATION = "bpf_func_id";
    private static final String HELPER_PREFIX = "BPF_FUNC_";

    private final Environment environment;
    private final Diagnosis diagnosis;

    public KernelFeatures(Environment environment) {
        this.environment = environment;
        this.diagnosis = new Diagnosis(environment);
    }

    /** Everything, in the order in which one thing needs the other. */
    public List<Finding> probe() {
        List<Finding> findings = new ArrayList<>();
        findings.add(release());
        findings.add(privileges());
        Optional<Btf> btf = typeInformation(findings);
        btf.ifPresent(types -> findings.add(loops(types)));
        // Without privileges each trial would only say so again.
        if (environment.mayTrace()) {
            findings.addAll(trials(btf));
        }
        findings.add(compiler());
        return findings;
    }

    /**
     * Whether a kernel has a helper, told by its type information and so without privileges.
     *
     * @param name without {@code bpf_}: {@code loop}
     */
    public static boolean hasHelper(Btf btf, String name) {
        return btf.enumValue(HELPER_ENUMERATION, HELPER_PREFIX + name).isPresent();
    }

    private List<Finding> trials(Optional<Btf> btf) {
        List<Finding> findings = new ArrayList<>();
        findings.add(tried(
                "bpf(2)",
                () -> BpfMap.create(MapSpec.array("probe", Long.BYTES, 1)).close()));
        findings.add(tried(
                "ring buffer",
                () -> RingBuffer.create("probe", LibC.getpagesize()).close()));
        findings.add(tried(
                "programs run on demand",
                () -> BpfProgram.load(ProgramSpec.onDemand("probe", empty())).close()));
        findings.add(tried(
                "raw tracepoints",
                () -> attached(ProgramSpec.rawTracepoint("probe", empty())).close()));
        btf.ifPresent(types -> findings.add(typedTracepoints(types)));
        return findings;
    }

    private Finding release() {
        return environment.isAtLeast(5, 8)
                ? Finding.ok("kernel", environment.release())
                : Finding.missing(
                        "kernel", environment.release() + " is older than 5.8", "use a kernel of 5.8 or newer");
    }

    private Finding privileges() {
        if (environment.mayTrace()) {
            return Finding.ok("privileges", "CAP_BPF and CAP_PERFMON, or more");
        }
        Diagnostic refusal = diagnosis.of(new BpfException("", Errno.EPERM.number(), ""));
        return Finding.missing("privileges", refusal.message(), String.join("; ", refusal.hints()));
    }

    private Optional<Btf> typeInformation(List<Finding> findings) {
        try {
            Btf btf = Btf.kernel();
            findings.add(Finding.ok("type information", btf.typeCount() + " types"));
            return Optional.of(btf);
        } catch (BtfException e) {
            findings.add(missing("type information", diagnosis.of(e)));
            return Optional.empty();
        }
    }

    private Finding typedTracepoints(Btf btf) {
        String name = "typed tracepoints";
        OptionalInt id = btf.tracepointId(TRACEPOINT);
        return id.isPresent()
                ? tried(
                        name,
                        () -> attached(ProgramSpec.typedTracepoint("probe", id.getAsInt(), empty()))
                                .close())
                : Finding.limited(
                        name, "the type information lacks them, so raw tracepoints are used", Diagnosis.NEEDS_BTF);
    }

    private static Finding loops(Btf btf) {
        return hasHelper(btf, "loop")
                ? Finding.ok("loops", "bpf_loop is there")
                : Finding.missing(
                        "loops",
                        "this kernel has no bpf_loop, which paths are read with",
                        "use a kernel of 5.17 or newer");
    }

    private Finding compiler() {
        return environment.justInTime().orElse(true)
                ? Finding.ok("just-in-time compiler", "on")
                : Finding.limited(
                        "just-in-time compiler",
                        "off, so filters are interpreted and slow",
                        "sysctl net.core.bpf_jit_enable=1");
    }

    private Finding tried(String name, Runnable trial) {
        try {
            trial.run();
            return Finding.ok(name, "works");
        } catch (BpfException e) {
            return missing(name, diagnosis.of(e));
        } catch (LinkageError e) {
            return missing(name, diagnosis.of(e));
        }
    }

    private static Finding missing(String name, Diagnostic diagnostic) {
        return Finding.missing(name, diagnostic.message(), String.join("; ", diagnostic.hints()));
    }

    /** A link keeps its program alive, so the program can be closed at once. */
    private static BpfLink attached(ProgramSpec spec) {
        try (BpfProgram program = BpfProgram.load(spec)) {
            return spec.type() == ProgramType.RAW_TRACEPOINT ? program.attach(TRACEPOINT) : program.attach();
        }
    }

    private static Program empty() {
        return new Assembler().mov(Reg.R0, 0).exit().program();
    }
}
