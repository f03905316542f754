package dev.ringside.dsl.query;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a query's rows come from. Its {@code toString} is the text it is read from. */
public sealed interface Source {
    /** The type of the rows. */
    StreamType type();

    /** A stream, from whatever feed serves it. */
    record Stream(StreamType type) implements Source {
        @Override
        public String toString() {
            return type.name();
        }
    }

    /** What there is of a stream now, as against what happens: {@code procs.now()}. It ends by itself. */
    record State(StreamType type) implements Source {
        @Override
        public String toString() {
            return type.name() + ".now()";
        }
    }

    /** A stream out of recordings: {@code open("a.jsonl", "b.jsonl").procs}. At least one file; a pattern may name several. */
    record Recording(List<String> files, StreamType type) implements Source {
        public Recording {
            files = List.copyOf(files);
        }

        @Override
        public String toString() {
            return files.stream().map(Text::quoted).collect(Collectors.joining(", ", "open(", ")")) + "." + type.name();
        }
    }

    /**
     * Steps that happen one after the other: {@code sequence({by: "guid", within: "5m"}, procs.where(…), net.where(…)).until(exits.where(…))}.
     *
     * <p>The first step is one that happens. An event that takes a step is of the step's stream, accepted by its predicates, not earlier than
     * the step before, and has the same values in the {@code by} fields as the first one. A row is made when the last step is taken within
     * {@code within} of the first, in event time.
     *
     * @param by the fields that all steps must have the same values in; every step's stream, and that of until, has them
     * @param within from the first to the last step, in nanoseconds
     * @param lateness how long events that come late are waited for, in nanoseconds
     * @param steps at least two
     * @param until what ends every sequence of the same {@code by} values that is under way; its predicates see all steps, and nothing of those
     *     that were not taken yet
     */
    record Sequence(List<String> by, long within, long lateness, List<Step> steps, Optional<Query> until)
            implements Source {
        public Sequence {
            by = List.copyOf(by);
            steps = List.copyOf(steps);
        }

        /**
         * The rows: {@code time} of the last step and {@code first} of the first, the {@code by} fields, {@code events}, and for each step that
         * happens all its fields as {@code $n.field}, where n counts all steps from 1. Of a run of events that is the last one.
         */
        @Override
        public StreamType type() {
            return SequenceTypes.row(this);
        }

        /**
         * What the predicates of a step see: the fields of its own stream, in their slots, then those of all earlier steps that happen as {@code
         * $n.field}. Feeds know only the own fields, whose slots are below the stream's width.
         *
         * @param step the step's place, from 0
         */
        public StreamType scope(int step) {
            return SequenceTypes.scope(this, step);
        }

        /** What the predicates of a step see that is about that stream and comes behind these: as {@link #scope(int)}. */
        public static StreamType scope(StreamType stream, List<Step> earlier) {
            return SequenceTypes.scope(stream, earlier);
        }

        /**
         * Which fields of a step's stream are needed.
         *
         * @param step the step's place, from 0
         * @param row the fields of the sequence's rows that are needed
         */
        public Set<Field> fieldsRead(int step, Set<Field> row) {
            return FieldsRead.ofStep(this, step, row);
        }

        /** Which fields are needed of the stream of what ends sequences; none if nothing does. */
        public Set<Field> fieldsReadUntil() {
            return until.map(query -> FieldsRead.ofConditions(this, query)).orElse(Set.of());
        }

        /** The slot at which the fields of a step begin in a row, or nothing for a step that must not happen. */
        public Optional<Integer> offset(int step) {
            return SequenceTypes.offset(this, step);
        }

        @Override
        public String toString() {
            String options = new OptionsText()
                    .names("by", by)
                    .duration("within", within)
                    .lateness(lateness)
                    .toString();
            return "sequence(" + options + ", "
                    + steps.stream().map(Step::toString).collect(Collectors.joining(", ")) + ")"
                    + until.map(query -> ".until(" + query + ")").orElse("");
        }
    }
}
