package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Predicate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives a whole predicate its meaning, whichever of the four ways it is written. */
final class PredicateBinder {
    /** So many levels a tree may have: whatever walks it may recurse. Nobody writes by hand what is deeper. */
    static final int DEEPEST = 100;

    private final Context context;

    PredicateBinder(Context context) {
        this.context = context;
    }

    Predicate bind(Node node) {
        Predicate predicate = read(node);
        if (Trees.height(predicate) > DEEPEST) {
            reportTooDeep(context.problems(), node.span());
        }
        return predicate;
    }

    static void reportTooDeep(Problems problems, Span span) {
        problems.report(
                Code.SYNTAX,
                span,
                "this is nested too deeply",
                "at most " + DEEPEST + " levels are allowed; divide it between several operators");
    }

    private Predicate read(Node node) {
        if (node instanceof Node.Arrow arrow) {
            return new Binder(context, Optional.of(arrow.parameter())).condition(arrow.body());
        }
        if (node instanceof Node.Properties properties) {
            return properties(properties);
        }
        if (node instanceof Node.Text text && !context.source().isQuoted()) {
            return inner(Quotation.of(text, context));
        }
        Binder binder = new Binder(context, Optional.empty());
        return switch (binder.variable(node).orElse(new Captured.Nothing())) {
            case Captured.Text text -> inner(Quotation.of(text, context));
            case Captured.Members members -> properties(Node.properties(members, node.span()));
            default -> binder.condition(node);
        };
    }

    private Predicate properties(Node.Properties properties) {
        // What an object holds is meant as in JavaScript: a variable, if there is one of that name.
        Binder fields = new Binder(context, Optional.empty());
        Set<String> seen = new HashSet<>();
        List<Predicate> terms = new ArrayList<>();
        for (Node.Property property : properties.properties()) {
            if (!seen.add(property.name())) {
                context.report(
                        Code.SYNTAX,
                        property.nameSpan(),
                        property.name() + " stands twice",
                        "several values for a field stand in brackets: {" + property.name() + ": […, …]}");
            }
            terms.add(fields.property(property.name(), property.nameSpan(), fields.member(property)));
        }
        return Truths.all(terms);
    }

    private static Predicate inner(Quotation quotation) {
        return quotation
                .node()
                .map(new PredicateBinder(quotation.context())::read)
                .orElse(Predicate.Constant.FALSE);
    }
}
