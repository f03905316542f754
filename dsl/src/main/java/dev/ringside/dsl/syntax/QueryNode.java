package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Span;
import java.util.List;

/** The syntax tree of a query: where its rows come from and the calls behind it. */
record QueryNode(Root root, List<Step> steps) {

    /** What a query begins with. */
    sealed interface Root {
        /** Where it stands. */
        Span span();
    }

    /** A bare name: a stream's, or a variable's that holds a query. */
    record Named(Node name) implements Root {
        @Override
        public Span span() {
            return name.span();
        }
    }

    /** {@code open("a.jsonl").procs} or {@code open("a.jsonl").etw("…")}. */
    record Opened(Step open, Root stream) implements Root {
        @Override
        public Span span() {
            return open.nameSpan().to(stream.span());
        }
    }

    /** {@code sequence(…)}, or something else that is called. */
    record Called(Step call) implements Root {
        @Override
        public Span span() {
            return call.nameSpan().to(call.brackets());
        }
    }

    /**
     * One call of the chain.
     *
     * @param brackets where its parentheses and what is in them stand
     * @param broken whether what is in them could not be read, which was reported
     */
    record Step(String name, Span nameSpan, List<Node> arguments, Span brackets, boolean broken) {}
}
