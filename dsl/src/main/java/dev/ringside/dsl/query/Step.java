package dev.ringside.dsl.query;

/** A step of a sequence. Its query is a stream and {@code where}s, whose predicates see the {@linkplain Source.Sequence#scope scope} of the step. */
public sealed interface Step {
    Query query();

    /** An event that happens. */
    record Once(Query query) implements Step {
        @Override
        public String toString() {
            return query.toString();
        }
    }

    /** An event that must not happen between the steps around it; behind the last one, until the time is over. */
    record None(Query query) implements Step {
        @Override
        public String toString() {
            return "none(" + query + ")";
        }
    }

    /** That many events, which need not follow each other directly. */
    record Times(int count, Query query) implements Step {
        @Override
        public String toString() {
            return "times(" + count + ", " + query + ")";
        }
    }
}
