package dev.ringside.driver.linux.trace;

import dev.ringside.driver.linux.BpfException;
import dev.ringside.driver.linux.BpfLink;
import dev.ringside.driver.linux.ProgramSpec;
import java.lang.System.Logger;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * The {@link PathPrograms} that are attached, each as long as a hook wants what it notes. What they note is of use and not indispensable: where the kernel refuses one, paths are
 * those that were typed. Not for several threads at once.
 */
final class FunctionHooks implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(FunctionHooks.class.getName());

    private final PathPrograms programs;
    private final Structures structures;
    private final Supplier<IntUnaryOperator> maps;
    private final Map<Place, BpfLink> links = new HashMap<>();
    /** Those that the kernel does not want, and is not asked for again. */
    private final Set<Place> refused = new HashSet<>();

    /** @param function the name of the kernel's function */
    private record Place(Hook hook, String function) {}

    /** @param maps makes the maps of these programs and gives their descriptors */
    FunctionHooks(KernelLayout layout, int processors, Supplier<IntUnaryOperator> maps) {
        this.programs = new PathPrograms(layout, processors);
        this.structures = layout.structures();
        this.maps = maps;
    }

    /** Takes the programs off that a hook needs no longer for the calls that it makes events of. */
    void release(Hook hook, Collection<Call> calls) {
        if (links.isEmpty()) {
            return;
        }
        Set<Place> wanted = wanted(hook, calls).keySet();
        links.entrySet().removeIf(link -> {
            boolean goes = link.getKey().hook() == hook && !wanted.contains(link.getKey());
            if (goes) {
                link.getValue().close();
            }
            return goes;
        });
    }

    /** Attaches those that it needs, once what uses up their notes is in its place. */
    void attach(Hook hook, Collection<Call> calls) {
        wanted(hook, calls).forEach((place, program) -> {
            if (!links.containsKey(place) && !refused.contains(place)) {
                try {
                    links.put(place, Tracer.attached(program.get()));
                } catch (BpfException e) {
                    refused.add(place);
                    LOGGER.log(Logger.Level.WARNING, "no exact paths from {0}: {1}", place.function(), e.summary());
                }
            }
        });
    }

    private Map<Place, Supplier<ProgramSpec>> wanted(Hook hook, Collection<Call> calls) {
        Map<Place, Supplier<ProgramSpec>> wanted = new LinkedHashMap<>();
        Set<Occasion> occasions = Levels.occasions(calls);
        // Ends first: what they hand over would otherwise stay.
        for (UringRequest request : Levels.requests(occasions)) {
            OptionalInt id = structures.function(request.function());
            id.ifPresent(type -> wanted.put(
                    new Place(hook, request.function()),
                    () -> ProgramSpec.functionEnd(
                            "rs_path_e", type, programs.atEndOfRequest(request).link(maps.get()))));
        }
        for (NamingFunction function : NamingFunction.of(occasions)) {
            OptionalInt id = structures.function(function.function());
            id.ifPresent(type -> wanted.put(
                    new Place(hook, function.function()),
                    () -> ProgramSpec.functionBegin(
                            "rs_path_b", type, programs.atBegin(function, hook).link(maps.get()))));
        }
        return wanted;
    }

    @Override
    public void close() {
        links.values().forEach(BpfLink::close);
        links.clear();
    }
}
