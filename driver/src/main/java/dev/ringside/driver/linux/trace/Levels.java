package dev.ringside.driver.linux.trace;

import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.linux.BpfException;
import dev.ringside.driver.linux.ProgramSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which hooks serve which stream at which {@link Level}, the one table of it, and what of it the kernel at hand allows. Events come from tracepoints at every level; on functions of
 * the kernel paths are noted for them, so that those of calls which only name a file are what the kernel has found and not what was typed. For any thread.
 */
public final class Levels {
    private final Structures structures;
    private final Level highest;
    private final Optional<String> refusal;

    private Levels(Structures structures, Level highest, Optional<String> refusal) {
        this.structures = structures;
        this.highest = highest;
        this.refusal = refusal;
    }

    /** What a program is attached to. */
    public enum Kind {
        TRACEPOINT,
        FUNCTION_BEGIN,
        FUNCTION_END
    }

    /**
     * A place that programs of a stream are attached to.
     *
     * @param level from which on
     * @param name of the tracepoint, without its group, or of the function
     * @param isOptional whether kernels may do without it; what happens there is then not told, or not as well
     */
    public record Place(Level level, Kind kind, String name, boolean isOptional) {}

    /** The table: all places that serve a stream, at the highest level. */
    static Set<Place> table(Hook hook) {
        Set<Place> places = new LinkedHashSet<>();
        hook.site().ifPresent(site -> places.add(tracepoint(site)));
        if (hook == Hook.NET) {
            places.add(tracepoint(Site.SOCKET_STATE));
        }
        if (hook == Hook.MODULES) {
            places.add(new Place(Level.TRACEPOINTS, Kind.TRACEPOINT, ModuleCalls.TRACEPOINT, false));
        }
        List<Call> calls = Calls.of(hook);
        calls.forEach(call -> places.add(tracepoint(call.site())));
        Set<Occasion> occasions = occasions(calls);
        NamingFunction.of(occasions)
                .forEach(function ->
                        places.add(new Place(Level.FUNCTIONS, Kind.FUNCTION_BEGIN, function.function(), true)));
        requests(occasions)
                .forEach(
                        request -> places.add(new Place(Level.FUNCTIONS, Kind.FUNCTION_END, request.function(), true)));
        return places;
    }

    private static Place tracepoint(Site site) {
        return new Place(Level.TRACEPOINTS, Kind.TRACEPOINT, site.tracepoint(), site.isOptional());
    }

    /** What calls are about. */
    static Set<Occasion> occasions(Collection<Call> calls) {
        return calls.stream().map(Call::call).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The requests among them whose paths are noted. */
    static List<UringRequest> requests(Set<Occasion> occasions) {
        return occasions.stream()
                .filter(UringRequest.class::isInstance)
                .map(UringRequest.class::cast)
                .filter(request -> !NamingFunction.pathsOf(request).isEmpty())
                .toList();
    }

    /** What the kernel allows this process, which is found out by trying; that takes about a millisecond. */
    public static Levels tried(Btf btf) {
        return tried(new Structures(btf));
    }

    static Levels tried(Structures structures) {
        OptionalInt function = structures.function(NamingFunction.UNLINK.function());
        if (function.isEmpty()) {
            return new Levels(
                    structures,
                    Level.TRACEPOINTS,
                    Optional.of("it has no " + NamingFunction.UNLINK.function() + ", as without CONFIG_SECURITY_PATH"));
        }
        try {
            Tracer.attached(ProgramSpec.functionBegin("rs_trial", function.getAsInt(), PathPrograms.trial()))
                    .close();
            return new Levels(structures, Level.FUNCTIONS, Optional.empty());
        } catch (BpfException e) {
            return new Levels(structures, Level.TRACEPOINTS, Optional.of(e.summary()));
        }
    }

    /** What every supported kernel allows. Needs no privileges. */
    public static Levels untried(Btf btf) {
        return new Levels(new Structures(btf), Level.TRACEPOINTS, Optional.empty());
    }

    /** The highest level that this kernel lets programs be attached at. */
    public Level highest() {
        return highest;
    }

    /** Why it is not a higher one, a clause without a full stop; empty if it is the highest, or was not tried. */
    public Optional<String> refusal() {
        return refusal;
    }

    /** Whether a higher level would serve a stream better. */
    public boolean isLimited(Hook hook) {
        return table(hook).stream().anyMatch(place -> place.level().compareTo(highest) > 0);
    }

    /** Whether one would serve better what that filter may let through. */
    public boolean isLimited(Hook hook, FieldMap fields, FilterSet set) {
        return highest != Level.FUNCTIONS
                && Sources.of(hook, fields, set, structures).haveNotedPaths();
    }

    /** The places that serve a stream here. */
    public List<Place> places(Hook hook) {
        return places(hook, this::exists);
    }

    /** Those that this kernel lacks. */
    public List<Place> missing(Hook hook) {
        return places(hook, place -> !exists(place));
    }

    private List<Place> places(Hook hook, Predicate<Place> which) {
        List<Place> places = new ArrayList<>(table(hook));
        places.removeIf(place -> place.level().compareTo(highest) > 0);
        return places.stream().filter(which).toList();
    }

    private boolean exists(Place place) {
        return place.kind() == Kind.TRACEPOINT
                ? structures.hasTracepoint(place.name())
                : structures.function(place.name()).isPresent();
    }
}
