package dev.ringside.dsl.syntax;

import java.util.List;
import java.util.stream.Stream;

/**
 * What there is to know about a word of the language: for help, completion and documentation.
 *
 * @param word the word itself
 * @param usage how it is written
 * @param description what it does, one line that goes on from the word, without a full stop
 * @param example a whole query with it, which can be run
 */
public record OperatorHelp(Kind kind, String word, String usage, String description, String example) {
    /** What a word is. */
    public enum Kind {
        /** A query begins with it. */
        SOURCE,
        /** It stands behind a dot in a query's chain. */
        OPERATOR,
        /** It stands behind a dot in a query's chain and computes something of many events. */
        AGGREGATE,
        /** It says how a step of a sequence happens. */
        STEP,
        /** It says how a key of {@code sort} is ordered. */
        ORDER,
        /** It asks something in a predicate. */
        QUESTION
    }

    private static final List<OperatorHelp> OTHERS = List.of(
            new OperatorHelp(
                    Kind.SOURCE,
                    Vocabulary.OPEN,
                    "open(\"events.jsonl\").procs",
                    "a stream out of recordings; several files, and patterns like \"*.jsonl\", may be named",
                    "open(\"events.jsonl\").procs.where(uid == 0)"),
            new OperatorHelp(
                    Kind.SOURCE,
                    Vocabulary.ETW,
                    "etw(\"Microsoft-Windows-DNS-Client\")",
                    "what a provider of Event Tracing for Windows reports, with the data of its events as fields by their own names",
                    "etw(\"Microsoft-Windows-Kernel-Process\").where(e => e.ImageName.endsWithi(\"\\\\cmd.exe\") && e.ExitCode != 0)"),
            new OperatorHelp(
                    Kind.SOURCE,
                    Vocabulary.SEQUENCE,
                    "sequence({by: \"guid\", within: \"5m\"}, procs, net.where(dstPort == $1.uid))",
                    "steps that happen one after the other; $1 is the event that took the first one",
                    "sequence({by: \"guid\", within: \"5m\"}, procs.where(name == \"nc\"), net.where(op == \"connect\"))"),
            new OperatorHelp(
                    Kind.STEP,
                    Vocabulary.NONE,
                    "none(exits)",
                    "a step that must not happen between those around it, or behind the last one until the time is over",
                    "sequence({by: \"guid\", within: \"1m\"}, procs, none(exits))"),
            new OperatorHelp(
                    Kind.STEP,
                    Vocabulary.TIMES,
                    "times(3, procs)",
                    "a step that happens so many times",
                    "sequence({by: \"user\", within: \"1m\"}, times(3, procs.where(name == \"sudo\")), net)"),
            new OperatorHelp(
                    Kind.ORDER, Vocabulary.DESCENDING, "desc(time)", "the greatest first", "procs.sort(desc(time))"),
            new OperatorHelp(
                    Kind.ORDER,
                    Vocabulary.ASCENDING,
                    "asc(time)",
                    "the least first, as without it",
                    "procs.sort(asc(user), desc(time))"),
            new OperatorHelp(
                    Kind.QUESTION,
                    Method.SOME,
                    "ancestors.some(name == \"sshd\")",
                    "whether one of the processes above is such",
                    "procs.where(ancestors.some(name == \"sshd\" && uid == 0))"),
            new OperatorHelp(
                    Kind.QUESTION,
                    "ancestor",
                    "ancestor(\"sshd\")",
                    "whether one of the processes above has that name, or one of these in brackets",
                    "procs.where(ancestor([\"sshd\", \"login\"]))"));

    /** All of them, in the order in which they are best shown. */
    public static List<OperatorHelp> all() {
        return Stream.concat(Stream.of(ChainOperator.values()).map(OperatorHelp::of), OTHERS.stream())
                .toList();
    }

    static OperatorHelp of(ChainOperator operator) {
        return new OperatorHelp(
                operator.isAggregate() && !isOperatorToo(operator) ? Kind.AGGREGATE : Kind.OPERATOR,
                operator.word(),
                operator.usage(),
                operator.description(),
                operator.example());
    }

    private static boolean isOperatorToo(ChainOperator operator) {
        return operator == ChainOperator.DISTINCT || operator == ChainOperator.TOP;
    }

    static Stream<OperatorHelp> of(Kind kind) {
        return OTHERS.stream().filter(help -> help.kind() == kind);
    }
}
