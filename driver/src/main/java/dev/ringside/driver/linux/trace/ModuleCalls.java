package dev.ringside.driver.linux.trace;

import static dev.ringside.driver.linux.trace.SystemCall.FINIT_MODULE;
import static dev.ringside.driver.linux.trace.SystemCall.INIT_MODULE;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import java.util.List;
import java.util.Set;

/**
 * Modules that processes load into the kernel. The tracepoint that comes before a module's initialization tells of the module; it is an event once the call has ended
 * well, which it does not if the initialization fails.
 */
final class ModuleCalls {
    /** The tracepoint, whose only argument is the module; only kernels that can load any have it. */
    static final String TRACEPOINT = "module_load";

    private static final String MODULE = "module";

    private ModuleCalls() {}

    static List<Call> all() {
        return List.of(call(INIT_MODULE, code -> describe(code, 2)), call(FINIT_MODULE, ModuleCalls::ofFile));
    }

    private static Call call(SystemCall call, Gatherer gatherer) {
        return new Call(Hook.MODULES, Site.CALL_EXIT, call, Set.of(), Call.Failure.NEVER, gatherer);
    }

    /** The program on the tracepoint: it notes the module for the end of the call. */
    static Program atLoad(int processors) {
        Assembler out = new Assembler();
        Label end = out.label();
        out.load(Size.DOUBLE, Reg.R7, Reg.R1, 0);
        Scratch.locate(out, FieldSource.BASE, processors, end);
        Notes.put(out, Notes.BODY, Reg.R7);
        Notes.keep(out, Hook.MODULES, 1);
        return out.place(end).mov(Reg.R0, 0).exit().program();
    }

    /** finit_module(descriptor, parameters, flags). */
    private static void ofFile(Gathering code) {
        Label gone = code.out().label();
        describe(code, 1);
        code.argument(Reg.R1, 0);
        code.file(Reg.R1, gone);
        code.pathOfFile(Datum.PATH);
        code.out().place(gone);
    }

    /**
     * Tells of the module that was noted. A call that found that another one has just loaded it has none.
     *
     * @param parameters which argument they are: what the module has of them has been taken apart
     */
    private static void describe(Gathering code, int parameters) {
        Assembler out = code.out();
        Pointers pointers = code.pointers();
        Structures structures = pointers.structures();
        Notes.use(out, code.hook(), 0, code.drop());
        out.load(Size.DOUBLE, Reg.R7, Reg.R7, Notes.BODY);
        out.mov(Reg.R3, Reg.R7).alu(Alu.ADD, Reg.R3, structures.offset(MODULE, "name"));
        code.string(Datum.SUBJECT_NAME);
        code.string(Datum.PARAMETERS, parameters);
        pointers.load(Reg.R2, Reg.R7, MODULE, "taints");
        code.number(Datum.TAINTS, Reg.R2);
        if (structures.has(MODULE, "sig_ok")) {
            pointers.load(Reg.R2, Reg.R7, MODULE, "sig_ok");
            code.number(Datum.SIGNED, Reg.R2);
        }
    }
}
