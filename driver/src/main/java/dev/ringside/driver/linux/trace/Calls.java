package dev.ringside.driver.linux.trace;

import java.util.List;
import java.util.stream.Stream;

/** All system calls that events are made of. */
final class Calls {
    private static final List<Call> ALL =
            Stream.of(FileCalls.all()).flatMap(List::stream).toList();

    /** Slots of a {@link Dispatcher}'s program array: a slot is a byte in its table. */
    static final int SLOTS = 256;

    static {
        if (ALL.size() >= SLOTS) {
            throw new IllegalStateException(ALL.size() + " calls");
        }
    }

    private Calls() {}

    /** Those of a hook; none if its events are not made of system calls. */
    static List<Call> of(Hook hook) {
        return ALL.stream().filter(call -> call.hook() == hook).toList();
    }

    /** The slot of a call's gatherer, from 1 on. */
    static int slot(Call call) {
        return ALL.indexOf(call) + 1;
    }
}
