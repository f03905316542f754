package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** {@code element in container}. Literals become one set; what else stands in the brackets is compared by itself. */
final class Membership {
    private static final String BRACKETS = "several values stand in brackets: name in [\"sh\", \"bash\"]";

    private final Context context;
    private final Coercion coercion;
    private final Comparisons comparisons;
    private final EnumWords words;
    private final Uses uses;

    Membership(Context context, Coercion coercion, Comparisons comparisons) {
        this.context = context;
        this.coercion = coercion;
        this.comparisons = comparisons;
        this.words = new EnumWords(context);
        this.uses = new Uses(context.stream());
    }

    /** Whether the container holds the element. */
    Operand in(Operand element, Operand container) {
        Span span = element.span().to(container.span());
        if (element instanceof Operand.Broken || container instanceof Operand.Broken) {
            return new Operand.Broken(span);
        }
        if (container instanceof Operand.Items items) {
            return in(element, items, span);
        }
        if (container instanceof Operand.Value list && uses.isUntyped(list)) {
            return contains(list, element, span);
        }
        if (container instanceof Operand.Value list && list.expr().type() == ValueType.LIST) {
            return includes(list, element, Optional.empty());
        }
        return context.report(
                Code.TYPE,
                container.span(),
                context.problems().snippet(container.span()) + " is " + container.kind() + ", not a list",
                BRACKETS,
                "a text in a text is found with contains(\"…\")");
    }

    /** Whether a list has the element, compared as said or else as the element's type says. */
    Operand includes(Operand.Value list, Operand element, Optional<Match> match) {
        Span span = list.span().to(element.span());
        if (element instanceof Operand.Broken) {
            return new Operand.Broken(span);
        }
        if (element instanceof Operand.Value value && value.expr().type() == ValueType.TEXT) {
            return new Operand.Verdict(
                    new Predicate.ListIncludes(
                            list.expr(), value.expr(), match.orElseGet(() -> Match.of(value.expr()))),
                    span);
        }
        String written = context.problems().snippet(element.span());
        return context.report(
                Code.TYPE,
                element.span(),
                context.problems().snippet(list.span()) + " holds texts, " + written + " is " + element.kind(),
                "a text stands in quotes: \"" + written + "\"");
    }

    /** A list in the data of an event is a text with commas between its elements. */
    private Operand contains(Operand.Value untyped, Operand element, Span span) {
        boolean isText = element instanceof Operand.Value value && value.expr().type() == ValueType.TEXT;
        return isText
                ? new Operand.Verdict(
                        new Predicate.TextCompare(
                                Predicate.TextComparison.CONTAINS,
                                untyped.expr(),
                                ((Operand.Value) element).expr(),
                                Match.of(untyped.expr(), ((Operand.Value) element).expr())),
                        span)
                : context.mismatch(untyped, element);
    }

    private Operand in(Operand given, Operand.Items items, Span span) {
        Operand element = given instanceof Operand.Value value ? uses.among(value, items) : given;
        if (!(element instanceof Operand.Value || element instanceof Operand.Verdict)) {
            return context.report(
                    Code.TYPE,
                    element.span(),
                    context.problems().snippet(element.span()) + " is " + element.kind() + ", which is in no list",
                    BRACKETS);
        }
        if (element instanceof Operand.Value list && list.expr().type() == ValueType.LIST) {
            return context.report(
                    Code.TYPE,
                    element.span(),
                    context.problems().snippet(element.span()) + " is itself a list",
                    Context.form(ValueType.LIST));
        }
        Optional<Members> members = element instanceof Operand.Value value
                ? Optional.of(new Members(value, context, coercion, words))
                : Optional.empty();
        List<Predicate> others = new ArrayList<>();
        boolean broken = false;
        for (Operand item : items.items()) {
            if (members.isPresent() && members.get().take(item)) {
                continue;
            }
            if (comparisons.equality(given, item, false) instanceof Operand.Verdict verdict) {
                others.add(verdict.predicate());
            } else {
                broken = true;
            }
        }
        if (broken || members.map(Members::isBroken).orElse(false)) {
            return new Operand.Broken(span);
        }
        List<Predicate> terms = new ArrayList<>();
        members.filter(found -> !found.isEmpty() || others.isEmpty()).ifPresent(found -> terms.add(found.predicate()));
        terms.addAll(others);
        if (terms.size() > 1 && weight(element) > Truths.REPEATABLE) {
            return context.report(
                    Code.TYPE,
                    element.span(),
                    "this is too large to be compared with values that are not all literals",
                    "compare a field, or write fewer values");
        }
        return new Operand.Verdict(Truths.any(terms), span);
    }

    /** Whether a text equals one of some others, case ignored. */
    Operand inIgnoringCase(Operand.Value text, Operand.Items items) {
        Span span = text.span().to(items.span());
        SortedSet<String> values = new TreeSet<>();
        for (Operand item : items.items()) {
            if (item instanceof Operand.Value value && value.expr() instanceof Expr.TextLiteral literal) {
                if (!words.couldHold(text.expr(), value)) {
                    return new Operand.Broken(span);
                }
                values.add(literal.value());
            } else if (item instanceof Operand.Broken) {
                return item;
            } else {
                return context.report(
                        Code.TYPE,
                        item.span(),
                        "ini takes texts in quotes, " + context.problems().snippet(item.span()) + " is none",
                        "write name.ini([\"sh\", \"bash\"])");
            }
        }
        return new Operand.Verdict(new Predicate.TextIn(text.expr(), values, Match.IGNORE_CASE), span);
    }

    private static int weight(Operand element) {
        return element instanceof Operand.Value value
                ? Trees.weight(value.expr())
                : element instanceof Operand.Verdict verdict ? Trees.weight(verdict.predicate()) : 1;
    }
}
