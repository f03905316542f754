package dev.ringside.driver.linux.trace;

import dev.ringside.driver.linux.BpfLink;
import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.BpfProgram;
import dev.ringside.driver.linux.MapSpec;
import dev.ringside.driver.linux.MappedArray;
import dev.ringside.driver.linux.ProgramSpec;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The beginning or the end of system calls, or a place like that: the {@link Dispatcher} there, its table, and the gatherers that it calls. The dispatcher is attached as long as
 * somebody wants a call. Not for several threads at once.
 */
final class CallSite implements AutoCloseable {
    private final Site site;
    private final Structures structures;
    private final IntUnaryOperator maps;
    private final BpfMap chain;
    private final BpfMap table;
    private final MappedArray entries;
    private final Set<Call> loaded = new HashSet<>();
    private final Map<Hook, Wanted> wanted = new EnumMap<>(Hook.class);
    private @Nullable BpfLink link;

    /**
     * @param failed whether calls that failed are wanted, too
     * @param level at which paths may have been noted
     */
    private record Wanted(Collection<Call> calls, boolean failed, Level level) {
        boolean wants(Call call, boolean failure) {
            return calls.contains(call)
                    && (!failure
                            || call.failure() == Call.Failure.ALWAYS
                            || (failed && call.failure() == Call.Failure.IF_ASKED));
        }

        /** Whether something may have been noted for a call of which there is no event. */
        boolean forgets(Call call, boolean failure) {
            return level == Level.FUNCTIONS && calls.contains(call) && !wants(call, failure) && hasNotes(call);
        }
    }

    /** @param maps gives the descriptors of maps that all hooks share */
    CallSite(Site site, Structures structures, IntUnaryOperator maps) {
        this.site = site;
        this.structures = structures;
        this.maps = maps;
        this.chain = BpfMap.create(MapSpec.programArray("rs_chain", Calls.SLOTS));
        BpfMap made = null;
        try {
            made = BpfMap.create(MapSpec.mappedArray("rs_table", Dispatcher.TABLE_SIZE, 1));
            this.entries = made.mapped();
        } catch (RuntimeException e) {
            chain.close();
            if (made != null) {
                made.close();
            }
            throw e;
        }
        this.table = made;
    }

    /**
     * Loads what these calls of a hook need, and attaches the dispatcher, which goes on as before until they are {@linkplain #want wanted}.
     *
     * @throws dev.ringside.driver.linux.BpfException if the kernel refuses a program
     */
    void prepare(HookEntry entry, Collection<Call> calls, Level level) {
        for (Call call : calls) {
            if (!loaded.contains(call)) {
                load(Calls.slot(call), entry.gatherer(call, level));
                if (level == Level.FUNCTIONS && hasNotes(call)) {
                    load(Calls.forgettingSlot(call.hook()), entry.forgetting());
                }
                loaded.add(call);
            }
        }
        if (link == null && !calls.isEmpty()) {
            link = Tracer.attached(ProgramSpec.typedTracepoint(
                    site.programName(),
                    structures.tracepoint(site),
                    Dispatcher.program(site, structures).link(this::descriptor)));
        }
    }

    private void load(int slot, ProgramSpec spec) {
        try (BpfProgram program = BpfProgram.load(spec)) {
            chain.update(slot, program);
        }
    }

    private static boolean hasNotes(Call call) {
        return call.call() instanceof SystemCall
                && !NamingFunction.pathsOf(call.call()).isEmpty();
    }

    /** Wants these calls for a hook, which have been prepared, and no others any more. */
    void want(Hook hook, Collection<Call> calls, boolean failed, Level level) {
        wanted.put(hook, new Wanted(calls, failed, level));
        write();
    }

    /** Wants no calls for a hook any more. */
    void drop(Hook hook) {
        if (wanted.remove(hook) != null) {
            write();
        }
        // What a gatherer remembers is made anew with the next watch, and the gatherer for it.
        loaded.removeIf(call -> call.hook() == hook);
        rest();
    }

    /** Takes the dispatcher off if nobody wants a call. */
    void rest() {
        if (link != null && wanted.values().stream().allMatch(one -> one.calls().isEmpty())) {
            link.close();
            link = null;
        }
    }

    /** The descriptor of the program array that gatherers go on in. */
    int chain() {
        return chain.fd();
    }

    private void write() {
        for (Occasion call : Calls.at(site)) {
            for (boolean failed : new boolean[] {false, true}) {
                write(Dispatcher.slotsOffset(call.number(), false, failed), call, failed);
                for (int number : call.compatNumbers()) {
                    write(Dispatcher.slotsOffset(number, true, failed), call, failed);
                }
            }
        }
    }

    private void write(int offset, Occasion occasion, boolean failed) {
        long slots = 0;
        long hooks = 0;
        int shift = 0;
        Set<Integer> forgetting = new TreeSet<>();
        for (Map.Entry<Hook, Wanted> entry : wanted.entrySet()) {
            for (Call call : Calls.of(entry.getKey())) {
                if (call.site() != site || call.call() != occasion) {
                    continue;
                }
                if (entry.getValue().wants(call, failed)) {
                    slots |= (long) Calls.slot(call) << shift;
                    hooks |= (long) (entry.getKey().index() + 1) << shift;
                    shift += Byte.SIZE;
                } else if (entry.getValue().forgets(call, failed)) {
                    forgetting.add(Calls.forgettingSlot(entry.getKey()));
                }
            }
        }
        // Last, where no hook stands for them: they lose no events.
        for (int slot : forgetting) {
            slots |= (long) slot << shift;
            shift += Byte.SIZE;
        }
        entries.set(0, Dispatcher.hooksOffset(offset), hooks);
        if (entries.get(0, offset) != slots) {
            entries.set(0, offset, slots);
        }
    }

    private int descriptor(int map) {
        return switch (map) {
            case Dispatcher.TABLE -> table.fd();
            case Dispatcher.CHAIN -> chain.fd();
            default -> maps.applyAsInt(map);
        };
    }

    @Override
    public void close() {
        if (link != null) {
            link.close();
            link = null;
        }
        entries.close();
        table.close();
        chain.close();
    }
}
