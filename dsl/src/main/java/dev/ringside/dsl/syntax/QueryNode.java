package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Span;
import java.util.List;

/** The syntax tree of a query. */
record QueryNode(String stream, Span streamSpan, List<Step> steps) {

    /**
     * One operator of the chain.
     *
     * @param brackets where its parentheses and what is in them stand
     * @param broken whether what is in them could not be read, which was reported
     */
    record Step(String name, Span nameSpan, List<Node> arguments, Span brackets, boolean broken) {}
}
