package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Reg;
import java.util.List;
import java.util.Set;

/**
 * What processes do with BPF programs: load them with bpf(2), and attach them with it or with an ioctl of a perf event. Numbers are those of
 * include/uapi/linux/bpf.h and perf_event.h.
 */
final class BpfCalls {
    private static final int PROG_LOAD = 5;
    private static final int PROG_ATTACH = 8;
    private static final int RAW_TRACEPOINT_OPEN = 17;
    private static final int LINK_CREATE = 28;
    private static final int LINK_UPDATE = 29;

    private static final int PERF_EVENT_IOC_SET_BPF = 0x4004_2408;

    // In what the commands are given: descriptors and a number, 4 bytes each.
    private static final int TARGET = 0;
    private static final int ATTACHED_PROGRAM = 4;
    private static final int LINK_TARGET = 4;
    private static final int ATTACH_TYPE = 8;
    private static final int UPDATED_LINK = 0;

    private BpfCalls() {}

    static List<Call> all() {
        return List.of(
                command("prog_load", PROG_LOAD, BpfCalls::load),
                command("prog_attach", PROG_ATTACH, BpfCalls::attach),
                command("raw_tracepoint_open", RAW_TRACEPOINT_OPEN, BpfCalls::openTracepoint),
                command("link_create", LINK_CREATE, BpfCalls::createLink),
                command("link_update", LINK_UPDATE, BpfCalls::updateLink),
                call(SystemCall.IOCTL, "perf_event_set_bpf", BpfCalls::attachToPerfEvent));
    }

    private static Call call(SystemCall call, String word, Gatherer gatherer) {
        return new Call(Hook.BPF, Site.CALL_EXIT, call, Set.of(word), Call.Failure.NEVER, code -> {
            gatherer.gather(code);
            code.word(Datum.OP, word);
        });
    }

    /** bpf(command, attributes, size). */
    private static Call command(String word, int command, Gatherer gatherer) {
        return call(SystemCall.BPF, word, code -> {
            code.argument(Reg.R1, 0);
            code.out().jump32(Jump.NE, Reg.R1, command, code.drop());
            gatherer.gather(code);
        });
    }

    private static void load(Gathering code) {
        code.result(Reg.R1);
        BpfObject object = new BpfObject(code);
        object.ofDescriptor(Reg.R1);
        object.program();
        object.expectedType();
        object.function();
    }

    private static void attach(Gathering code) {
        BpfObject object = new BpfObject(code);
        object.attribute(Reg.R1, ATTACHED_PROGRAM);
        object.ofDescriptor(Reg.R1);
        object.program();
        object.attribute(Reg.R2, ATTACH_TYPE);
        object.attachType(Reg.R2);
        object.attribute(Reg.R1, TARGET);
        object.controlGroup(Reg.R1);
    }

    private static void openTracepoint(Gathering code) {
        code.result(Reg.R1);
        BpfObject object = new BpfObject(code);
        object.ofDescriptor(Reg.R1);
        object.link();
        object.expectedType();
    }

    private static void createLink(Gathering code) {
        code.result(Reg.R1);
        BpfObject object = new BpfObject(code);
        object.ofDescriptor(Reg.R1);
        object.link();
        object.attribute(Reg.R2, ATTACH_TYPE);
        object.attachType(Reg.R2);
        object.attribute(Reg.R1, LINK_TARGET);
        object.controlGroup(Reg.R1);
    }

    private static void updateLink(Gathering code) {
        BpfObject object = new BpfObject(code);
        object.attribute(Reg.R1, UPDATED_LINK);
        object.ofDescriptor(Reg.R1);
        object.link();
        object.expectedType();
    }

    /** ioctl(event, request, program). */
    private static void attachToPerfEvent(Gathering code) {
        code.argument(Reg.R1, 1);
        code.out().jump32(Jump.NE, Reg.R1, PERF_EVENT_IOC_SET_BPF, code.drop());
        BpfObject object = new BpfObject(code);
        code.argument(Reg.R1, 2);
        object.ofDescriptor(Reg.R1);
        object.program();
        code.argument(Reg.R1, 0);
        object.ofDescriptor(Reg.R1);
        object.perfEvent();
    }
}
