package dev.ringside.driver.linux.trace;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All system calls that events are made of. */
final class Calls {
    private static final List<Call> ALL = Stream.of(
                    FileCalls.all(),
                    RawReadCalls.all(),
                    PipeCalls.all(),
                    UringCalls.all(),
                    ImageCalls.all(),
                    AccessCalls.all(),
                    CredentialCalls.all(),
                    BpfCalls.all(),
                    ModuleCalls.all(),
                    NetCalls.all(),
                    DnsCalls.all())
            .flatMap(List::stream)
            .toList();

    /** Slots of a {@link Dispatcher}'s program array: a slot is a byte in its table. */
    static final int SLOTS = 256;

    static {
        boolean isChainTooLong = ALL.stream()
                .collect(Collectors.groupingBy(call -> Map.entry(call.site(), call.call()), Collectors.counting()))
                .values()
                .stream()
                .anyMatch(count -> count > Long.BYTES);
        if (ALL.size() + Hook.values().length >= SLOTS || isChainTooLong) {
            throw new IllegalStateException(ALL.size() + " calls, or more gatherers of one than a chain holds");
        }
    }

    private Calls() {}

    /** Those of a hook; none if its events are not made of system calls. */
    static List<Call> of(Hook hook) {
        return ALL.stream().filter(call -> call.hook() == hook).toList();
    }

    /** What calls at a site are about. */
    static Set<Occasion> at(Site site) {
        return ALL.stream()
                .filter(call -> call.site() == site)
                .map(Call::call)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The slot of the gatherer of a hook for something at a site. */
    static int slot(Hook hook, Site site, Occasion occasion) {
        return of(hook).stream()
                .filter(call -> call.site() == site && call.call() == occasion)
                .mapToInt(Calls::slot)
                .findFirst()
                .orElseThrow();
    }

    /** The slot of a call's gatherer, from 1 on. */
    static int slot(Call call) {
        return ALL.indexOf(call) + 1;
    }

    /** The slot of the program that makes no event of a call for a hook, and voids what was noted for one. */
    static int forgettingSlot(Hook hook) {
        return ALL.size() + 1 + hook.index();
    }
}
