package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the parts of the binder share: the text, the stream whose fields are meant, where problems go, and the variables.
 *
 * @param outer the parameters of the arrow functions around what is read, which mean events of other kinds
 */
record Context(SourceText source, StreamType stream, Problems problems, Scope scope, List<String> outer) {
    Context(SourceText source, StreamType stream, Problems problems, Scope scope) {
        this(source, stream, problems, scope, List.of());
    }

    /** For a part that is about something else, inside an arrow function with that parameter. */
    Context inside(Optional<String> parameter, StreamType other) {
        return new Context(
                source,
                other,
                problems,
                scope,
                Stream.concat(outer.stream(), parameter.stream()).toList());
    }

    /** For a text in quotes, which sees no variables. */
    Context quoted(SourceText inner, Problems problemsThere) {
        return new Context(inner, stream, problemsThere, Scope.NONE, outer);
    }

    Operand.Broken report(Code code, Span span, String message, String... hints) {
        problems.report(code, span, message, hints);
        return new Operand.Broken(span);
    }

    Operand.Broken notBlock(Span span) {
        return report(
                Code.LITERAL,
                span,
                problems.snippet(span) + " is not a block of addresses",
                "a block is written \"10.0.0.0/8\" or \"fe80::/10\"");
    }

    /** Two operands that cannot stand on either side of an operator. The one that can be written another way is pointed at. */
    Operand.Broken mismatch(Operand left, Operand right) {
        boolean leftIsField = left instanceof Operand.Value || left instanceof Operand.Verdict;
        Operand anchor = leftIsField ? left : right;
        Operand other = leftIsField ? right : left;
        return report(
                Code.TYPE,
                other.span(),
                problems.snippet(anchor.span()) + " is " + anchor.kind() + ", " + problems.snippet(other.span())
                        + " is " + other.kind(),
                hint(anchor, other));
    }

    private String hint(Operand anchor, Operand other) {
        return switch (other) {
            case Operand.Items items -> "to compare with several values write in […]";
            case Operand.Pattern pattern -> "to search a text with a regular expression write matches(/…/)";
            case Operand.TheEvent event -> "name one of its fields: " + event.name() + ".pid";
            case Operand.Nothing nothing -> "only == and != ask whether there is a value";
            case Operand.Value value ->
                Comparisons.isLiteral(value.expr())
                        ? hint(anchor, problems.snippet(value.span()))
                        : "only values of one kind can be compared";
            case Operand.Verdict verdict -> hint(anchor, problems.snippet(verdict.span()));
            case Operand.Broken broken -> "";
        };
    }

    private static String hint(Operand anchor, String other) {
        return anchor instanceof Operand.Value value && value.expr().type() == ValueType.TEXT
                ? "a text stands in quotes: \"" + other + "\""
                : anchor instanceof Operand.Value value ? form(value.expr().type()) : form(ValueType.BOOL);
    }

    /** How a value of that type is written. */
    static String form(ValueType type) {
        return switch (type) {
            case TEXT -> "a text stands in quotes: \"…\"";
            case INTEGER, NUMBER ->
                "a number is written 4711, 0x1267, or with a power of 1024 behind it in quotes: \"10M\"";
            case BOOL -> "compare it with true or false";
            case TIME ->
                "a time is written \"2026-01-31\", \"2026-01-31T12:00\" or \"2026-01-31T12:00:00.5+02:00\"; without a"
                        + " zone it is UTC";
            case DURATION -> "a duration is written \"250ms\" or \"1h30m\", with the units d h m s ms us ns";
            case IP -> "an address is written \"10.0.0.1\" or \"fe80::1\"";
            case LIST -> "ask a list with includes(\"…\") or length";
            case EVENTS -> "ask how many there are: events.length";
            case PROCESSES -> "ask about the processes above: ancestors.some(name == \"sshd\")";
        };
    }
}
