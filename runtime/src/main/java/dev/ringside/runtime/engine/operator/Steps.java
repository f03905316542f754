package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.query.Step;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The steps of a sequence, ready to be asked about events. Those that happen have places, from 0; those that must not stand between places. */
final class Steps {
    private final List<Pattern> happening = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    /** By place: what must not happen before that step is taken; behind the last one, what must not happen until time is over. */
    private final List<List<Pattern>> forbidden = new ArrayList<>();

    private final Optional<Pattern> until;
    private final boolean[] unlike;

    /** @param sources the inputs that events come from, by number */
    Steps(Source.Sequence sequence, List<Source> sources) {
        List<StreamType> earlier = new ArrayList<>();
        forbidden.add(new ArrayList<>());
        for (Step step : sequence.steps()) {
            Pattern pattern = pattern(step.query(), sources, earlier);
            if (step instanceof Step.None) {
                forbidden.get(earlier.size()).add(pattern);
            } else {
                happening.add(pattern);
                counts.add(step instanceof Step.Times times ? times.count() : 1);
                earlier.add(pattern.stream());
                forbidden.add(new ArrayList<>());
            }
        }
        until = sequence.until().map(query -> pattern(query, sources, earlier));
        unlike = new boolean[places() + 1];
        for (int place = 0; place < unlike.length; place++) {
            unlike[place] = place == places() || asksAboutEarlier(place);
        }
    }

    private static Pattern pattern(Query query, List<Source> sources, List<StreamType> earlier) {
        return new Pattern(query, sources.indexOf(query.source()), earlier);
    }

    /** The sources that the steps are of, each once, in the order of the steps. */
    static List<Source> sources(Source.Sequence sequence) {
        Set<Source> sources = new LinkedHashSet<>();
        sequence.steps().forEach(step -> sources.add(step.query().source()));
        sequence.until().map(Query::source).ifPresent(sources::add);
        return List.copyOf(sources);
    }

    private boolean asksAboutEarlier(int place) {
        return Stream.of(
                        happening.subList(place, places()).stream(),
                        forbidden.subList(place, forbidden.size()).stream().flatMap(List::stream),
                        until.stream())
                .flatMap(patterns -> patterns)
                .flatMap(pattern -> pattern.references().stream())
                .anyMatch(reference -> reference < place);
    }

    /** How many steps happen. */
    int places() {
        return happening.size();
    }

    /** How many events it takes to take a step. */
    int count(int place) {
        return counts.get(place);
    }

    /** Whether an event begins a sequence. */
    boolean begins(int input, Event event) {
        return happening.get(0).isOf(input) && happening.get(0).matches(event);
    }

    /** Whether an event takes the step that a run waits for. */
    boolean takes(Run run, int input, Event event) {
        return run.place < places() && matches(happening.get(run.place), run, input, event);
    }

    /** Whether an event must not happen where a run is. */
    boolean forbids(Run run, int input, Event event) {
        return forbidden.get(run.place).stream().anyMatch(pattern -> matches(pattern, run, input, event));
    }

    /** Whether an event ends a run. */
    boolean ends(Run run, int input, Event event) {
        return until.isPresent() && matches(until.get(), run, input, event);
    }

    /** Whether something must not happen behind the last step, so that time has to be over. */
    boolean waitForTime() {
        return !forbidden.get(places()).isEmpty();
    }

    /**
     * Whether two runs at that place may fare differently, whatever follows: what follows asks about the events they have taken, or all that is
     * waited for is time. Else the one that began last stands for all.
     */
    boolean unlike(int place) {
        return unlike[place];
    }

    private static boolean matches(Pattern pattern, Run run, int input, Event event) {
        return pattern.isOf(input) && pattern.matches(event, run.taken);
    }
}
