package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.DurationText;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.TimeText;
import java.util.List;
import java.util.Optional;

/** What variables mean: what they hold, as if it had been written out. */
final class Variables {
    private final Context context;
    private final Names names;

    Variables(Context context, Names names) {
        this.context = context;
        this.names = names;
    }

    /** What a name, or a member of what a name holds, is; empty if it is no variable's. */
    Optional<Captured> find(Node node) {
        return switch (node) {
            case Node.Name name ->
                names.isVariablesPlace(name.name()) ? context.scope().find(name.name()) : Optional.empty();
            case Node.Member member ->
                find(member.object())
                        .flatMap(object -> object instanceof Captured.Members members
                                ? members.members().find(member.name())
                                : Optional.empty());
            case Node.Variable variable -> Optional.of(variable.value());
            default -> Optional.empty();
        };
    }

    /** The member of a variable that holds an object; empty if it is something else. What the object does not have is reported. */
    Optional<Operand> member(Node.Member member) {
        Optional<Captured> object = find(member.object());
        if (object.isEmpty() || !(object.get() instanceof Captured.Members members)) {
            return Optional.empty();
        }
        return Optional.of(members.members()
                .find(member.name())
                .map(value -> operand(value, member.span()))
                .orElseGet(() -> noMember(members, member)));
    }

    private Operand noMember(Captured.Members members, Node.Member member) {
        List<String> nearest = Nearest.to(member.name(), members.names());
        return context.report(
                Code.UNKNOWN_FIELD,
                member.nameSpan(),
                context.problems().snippet(member.object().span()) + " holds no "
                        + context.problems().snippet(member.nameSpan()),
                nearest.isEmpty() ? "see what it holds with console.log" : Nearest.question(nearest));
    }

    /** A value as what stands at that place. */
    Operand operand(Captured captured, Span span) {
        return switch (captured) {
            case Captured.Text text -> text(text.value(), span);
            case Captured.Whole whole -> new Operand.Value(new Expr.IntegerLiteral(whole.value()), span);
            case Captured.Decimal decimal -> new Operand.Value(NumberReader.of(decimal.value()), span);
            case Captured.Truth truth -> new Operand.Verdict(new Predicate.Constant(truth.value()), span);
            case Captured.Nothing nothing -> new Operand.Nothing(span);
            case Captured.Moment moment -> text(TimeText.format(moment.nanos()), span);
            case Captured.Duration duration -> text(DurationText.format(duration.nanos()), span);
            case Captured.Pattern pattern -> new Operand.Pattern(pattern.source(), pattern.flags(), span);
            case Captured.Items items ->
                new Operand.Items(
                        items.items().stream().map(item -> operand(item, span)).toList(), span);
            case Captured.Rows rows ->
                foreign("a query", span, "a query is joined with join(…), or a step of sequence(…)");
            case Captured.Members members -> foreign("an object", span, "name one of its members with a dot");
            case Captured.Foreign foreign ->
                foreign(
                        foreign.kind(),
                        span,
                        "an arrow function may use it: p => "
                                + context.problems().snippet(span) + "(p)");
        };
    }

    private static Operand text(String value, Span span) {
        return new Operand.Value(new Expr.TextLiteral(value), span);
    }

    private Operand foreign(String kind, Span span, String hint) {
        return context.report(
                Code.TYPE, span, context.problems().snippet(span) + " is " + kind + ", not a value to compare", hint);
    }
}
