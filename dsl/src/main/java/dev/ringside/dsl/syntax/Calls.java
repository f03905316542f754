package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Network;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Methods on values. */
final class Calls {
    /** So many fields can be named in a hint. */
    private static final int FEW = 8;

    private final Context context;
    private final Membership membership;
    private final EnumWords words;
    private final Uses uses;

    Calls(Context context, Membership membership) {
        this.context = context;
        this.membership = membership;
        this.words = new EnumWords(context);
        this.uses = new Uses(context.stream());
    }

    /** A call as it stands: the method's name, its arguments, and the whole of it. */
    record Site(String name, Span nameSpan, List<Operand> arguments, Span span) {}

    /** A method on a value. */
    Operand call(Method method, Operand.Value value, Site site) {
        Operand.Value receiver = uses.askedFor(value, method);
        ValueType type = receiver.expr().type();
        if (!method.isOn(type)) {
            return wrongReceiver(method, receiver, site);
        }
        if (site.arguments().stream().anyMatch(Operand.Broken.class::isInstance)) {
            return new Operand.Broken(site.span());
        }
        return switch (method) {
            case STARTS_WITH -> compare(TextComparison.STARTS_WITH, receiver, site, Optional.empty());
            case ENDS_WITH -> compare(TextComparison.ENDS_WITH, receiver, site, Optional.empty());
            case CONTAINS, INCLUDES -> contains(receiver, site, Optional.empty());
            case EQI -> compare(TextComparison.EQUAL, receiver, site, Optional.of(Match.IGNORE_CASE));
            case STARTS_WITH_I -> compare(TextComparison.STARTS_WITH, receiver, site, Optional.of(Match.IGNORE_CASE));
            case ENDS_WITH_I -> compare(TextComparison.ENDS_WITH, receiver, site, Optional.of(Match.IGNORE_CASE));
            case CONTAINS_I, INCLUDES_I -> contains(receiver, site, Optional.of(Match.IGNORE_CASE));
            case IN ->
                single(method, site)
                        .map(items -> membership.in(receiver, items))
                        .orElseGet(() -> broken(site));
            case IN_I -> inIgnoringCase(receiver, site);
            case MATCHES -> matches(receiver, site);
            case LIKE -> like(method, receiver, site, Match.of(receiver.expr()));
            case LIKE_I -> like(method, receiver, site, Match.IGNORE_CASE);
            case LOWER -> transform(Expr.Transform.Kind.LOWER, receiver, site);
            case UPPER -> transform(Expr.Transform.Kind.UPPER, receiver, site);
            case BASE -> transform(Expr.Transform.Kind.BASE, receiver, site);
            case DIR -> transform(Expr.Transform.Kind.DIR, receiver, site);
            case EXT -> transform(Expr.Transform.Kind.EXT, receiver, site);
            case TREE ->
                takesNothing(site) ? new Operand.Value(new Expr.Tree(receiver.expr()), site.span()) : broken(site);
            case CIDR -> cidr(receiver, site);
            case IS_PRIVATE ->
                takesNothing(site)
                        ? verdict(new Predicate.InNetwork(receiver.expr(), Predicate.InNetwork.PRIVATE), site)
                        : broken(site);
        };
    }

    private Operand wrongReceiver(Method method, Operand.Value receiver, Site site) {
        ValueType type = receiver.expr().type();
        String receiverText = context.problems().snippet(receiver.span());
        List<String> able = context.stream().fields().stream()
                .filter(field -> method.isOn(ValueType.of(field.type())))
                .map(Field::name)
                .toList();
        List<String> hints = new ArrayList<>();
        hints.add(
                type.isNumeric()
                        ? "compare it with == != < <= > >= or in"
                        : "it has: " + String.join(", ", Method.wordsOn(type)));
        if (able.isEmpty()) {
            hints.add(context.stream().name() + " has no field that has it");
        } else if (able.size() <= FEW) {
            hints.add("fields that have it: " + String.join(", ", able));
        }
        return context.report(
                Code.TYPE,
                site.nameSpan(),
                receiverText + " is " + Operand.kind(type) + ", which has no " + method.word(),
                hints.toArray(String[]::new));
    }

    private Operand compare(TextComparison comparison, Operand.Value text, Site site, Optional<Match> match) {
        Optional<Operand.Value> argument = text(site);
        if (argument.isEmpty()) {
            return broken(site);
        }
        if (comparison == TextComparison.EQUAL && !words.couldHold(text.expr(), argument.get())) {
            return broken(site);
        }
        Expr operand = argument.get().expr();
        return verdict(
                new Predicate.TextCompare(
                        comparison, text.expr(), operand, match.orElseGet(() -> Match.of(text.expr(), operand))),
                site);
    }

    private Operand contains(Operand.Value container, Site site, Optional<Match> match) {
        if (container.expr().type() == ValueType.TEXT) {
            return compare(TextComparison.CONTAINS, container, site, match);
        }
        return single(Method.INCLUDES, site)
                .map(element -> membership.includes(container, element, match))
                .orElseGet(() -> broken(site));
    }

    private Operand inIgnoringCase(Operand.Value text, Site site) {
        Optional<Operand> argument = single(Method.IN_I, site);
        if (argument.isPresent() && argument.get() instanceof Operand.Items items) {
            return membership.inIgnoringCase(text, items);
        }
        return argument.isEmpty() ? broken(site) : wrongArgument(Method.IN_I, argument.get());
    }

    private Operand matches(Operand.Value text, Site site) {
        Optional<Operand> argument = single(Method.MATCHES, site);
        if (argument.isEmpty()) {
            return broken(site);
        }
        if (argument.get() instanceof Operand.Pattern pattern) {
            return matches(text, pattern, site.span());
        }
        return literal(argument.get())
                .map(source -> matches(
                        text, new Operand.Pattern(source, "", argument.get().span()), site.span()))
                .orElseGet(() -> wrongArgument(Method.MATCHES, argument.get()));
    }

    /** {@code /…/.test(text)}. */
    Operand test(Operand.Pattern pattern, Operand argument, Site site) {
        if (argument instanceof Operand.Broken) {
            return argument;
        }
        if (argument instanceof Operand.Value value && value.expr().type() == ValueType.TEXT) {
            return matches(value, pattern, site.span());
        }
        return context.report(
                Code.TYPE,
                argument.span(),
                context.problems().snippet(argument.span()) + " is " + argument.kind() + ", not a text",
                "a regular expression searches a text: /…/.test(cmdline)");
    }

    private Operand matches(Operand.Value text, Operand.Pattern pattern, Span span) {
        String flags = Patterns.check(pattern, context);
        return new Operand.Verdict(
                new Predicate.Matches(text.expr(), pattern.source(), flags, Match.of(text.expr())), span);
    }

    private Operand like(Method method, Operand.Value text, Site site, Match match) {
        Optional<Operand> argument = single(method, site);
        if (argument.isEmpty()) {
            return broken(site);
        }
        return literal(argument.get())
                .map(pattern -> verdict(new Predicate.Like(text.expr(), pattern, match), site))
                .orElseGet(() -> wrongArgument(method, argument.get()));
    }

    /** What a text in quotes says; empty if the operand is anything else. */
    private static Optional<String> literal(Operand operand) {
        return operand instanceof Operand.Value value && value.expr() instanceof Expr.TextLiteral literal
                ? Optional.of(literal.value())
                : Optional.empty();
    }

    private Operand transform(Expr.Transform.Kind kind, Operand.Value text, Site site) {
        return takesNothing(site)
                ? new Operand.Value(new Expr.Transform(kind, text.expr()), site.span())
                : broken(site);
    }

    private Operand cidr(Operand.Value address, Site site) {
        if (site.arguments().isEmpty()) {
            return wrongCount(Method.CIDR, site);
        }
        List<Network> networks = new ArrayList<>();
        boolean wrong = false;
        for (Operand argument : site.arguments()) {
            Optional<String> block = literal(argument);
            Optional<Network> network = block.flatMap(Network::parse);
            network.ifPresent(networks::add);
            wrong |= network.isEmpty();
            if (block.isEmpty()) {
                wrongArgument(Method.CIDR, argument);
            } else if (network.isEmpty()) {
                context.notBlock(argument.span());
            }
        }
        return wrong ? broken(site) : verdict(new Predicate.InNetwork(address.expr(), networks), site);
    }

    private Optional<Operand.Value> text(Site site) {
        Optional<Method> method = Method.find(site.name());
        Optional<Operand> argument = method.flatMap(found -> single(found, site));
        if (argument.isPresent() && argument.get() instanceof Operand.Value value) {
            if (value.expr().type() == ValueType.TEXT) {
                return Optional.of(value);
            }
        }
        argument.ifPresent(wrong -> wrongArgument(method.orElseThrow(), wrong));
        return Optional.empty();
    }

    private Optional<Operand> single(Method method, Site site) {
        if (site.arguments().size() == 1) {
            return Optional.of(site.arguments().get(0));
        }
        wrongCount(method, site);
        return Optional.empty();
    }

    private boolean takesNothing(Site site) {
        if (!site.arguments().isEmpty()) {
            context.report(
                    Code.TYPE,
                    site.span(),
                    site.name() + " takes nothing in its parentheses",
                    "write " + site.name() + "()");
        }
        return site.arguments().isEmpty();
    }

    private Operand wrongCount(Method method, Site site) {
        String usage = "write " + method.word() + method.arguments();
        return context.report(
                Code.TYPE,
                site.span(),
                site.arguments().isEmpty()
                        ? method.word() + " lacks what stands in its parentheses"
                        : method.word() + " takes one value in its parentheses",
                usage);
    }

    private Operand wrongArgument(Method method, Operand argument) {
        String written = context.problems().snippet(argument.span());
        boolean number = argument instanceof Operand.Value value && Comparisons.isLiteral(value.expr());
        return context.report(
                Code.TYPE,
                argument.span(),
                method.word() + " does not take " + written + ", which is " + argument.kind(),
                number
                                && argument instanceof Operand.Value value
                                && value.expr().type() != ValueType.TEXT
                        ? "a text stands in quotes: \"" + written + "\""
                        : "write " + method.word() + method.arguments());
    }

    private static Operand verdict(Predicate predicate, Site site) {
        return new Operand.Verdict(predicate, site.span());
    }

    private static Operand broken(Site site) {
        return new Operand.Broken(site.span());
    }
}
