package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives an expression its meaning over the fields of a stream. What is wrong is reported and stands as {@link Operand.Broken} in what is
 * made of it, so that every mistake is reported once.
 */
final class Binder {
    private final Context context;
    private final Names names;
    private final DottedNames dotted;
    private final Unknowns unknowns;
    private final Truths truths;
    private final Coercion coercion;
    private final Comparisons comparisons;
    private final Membership membership;
    private final Arithmetics arithmetics;
    private final Calls calls;
    private final Ancestors ancestors;
    private final Uses uses;

    Binder(Context context, Optional<String> parameter) {
        this.context = context;
        names = new Names(context, parameter);
        dotted = new DottedNames(context, names);
        unknowns = new Unknowns(context, names.variables());
        truths = new Truths(context);
        coercion = new Coercion(context);
        uses = new Uses(context.stream());
        comparisons = new Comparisons(context, coercion, truths);
        membership = new Membership(context, coercion, comparisons);
        arithmetics = new Arithmetics(context, coercion);
        calls = new Calls(context, membership);
        ancestors = new Ancestors(context, parameter);
    }

    /** The expression as a condition. */
    Predicate condition(Node node) {
        return truths.condition(bind(node));
    }

    /** The field compared with a value as in {@code {field: value}}: a list in brackets means one of these. */
    Predicate property(String name, Span span, Operand value) {
        Operand field = names.field(name, span);
        return truths.condition(
                value instanceof Operand.Items
                        ? membership.in(field, value)
                        : comparisons.equality(field, value, false));
    }

    /** A value of an object that stands for a field: a bare name in it means a variable, if there is one. */
    Operand member(Node.Property property) {
        if (!(property.value() instanceof Node.Name name)) {
            return bind(property.value());
        }
        Optional<Captured> variable = context.scope().find(name.name());
        if (variable.isPresent()) {
            return names.variables().operand(variable.get(), name.span());
        }
        return name.span().equals(property.nameSpan())
                ? context.report(
                        Code.SYNTAX,
                        name.span(),
                        "there is no variable " + name.name() + " that holds a value for the field",
                        "an object is written {parent: \"bash\", uid: 0}")
                : bind(name);
    }

    /** What a variable holds that the node names; empty if it names none. */
    Optional<Captured> variable(Node node) {
        return names.variables().find(node);
    }

    Operand bind(Node node) {
        return switch (node) {
            case Node.Broken broken -> new Operand.Broken(broken.span());
            case Node.Name name -> names.resolve(name);
            case Node.Variable variable -> names.variables().operand(variable.value(), variable.span());
            case Node.Numeral number -> new Operand.Value(NumberReader.value(number.digits(), false), number.span());
            case Node.Text text -> new Operand.Value(new Expr.TextLiteral(text.value()), text.span());
            case Node.Pattern pattern -> new Operand.Pattern(pattern.source(), pattern.flags(), pattern.span());
            case Node.Items items ->
                new Operand.Items(items.items().stream().map(this::bind).toList(), items.span());
            case Node.Unary unary -> unary(unary);
            case Node.Binary binary -> binary(binary);
            case Node.Logic logic -> logic(logic);
            case Node.Conditional conditional -> conditional(conditional);
            case Node.Member member -> member(member);
            case Node.Call call -> call(call);
            case Node.Properties properties ->
                context.report(
                        Code.SYNTAX,
                        properties.span(),
                        "an object can only be the whole predicate",
                        "write where({parent: \"bash\", uid: 0}), or compare the fields with == and &&");
            case Node.Arrow arrow ->
                context.report(
                        Code.SYNTAX,
                        arrow.span(),
                        "an arrow function can only be the whole predicate",
                        "write where(p => …)");
        };
    }

    private Operand unary(Node.Unary unary) {
        if (unary.operator() == '!') {
            Operand operand = bind(unary.operand());
            return operand instanceof Operand.Broken
                    ? operand
                    : new Operand.Verdict(Truths.not(truths.condition(operand)), unary.span());
        }
        if (unary.operator() == '-' && unary.operand() instanceof Node.Numeral number) {
            return new Operand.Value(NumberReader.value(number.digits(), true), unary.span());
        }
        Operand operand = bind(unary.operand());
        return unary.operator() == '-'
                ? arithmetics.minus(operand, unary.span())
                : arithmetics.plus(operand, unary.span());
    }

    private Operand binary(Node.Binary binary) {
        Operand left = bind(binary.left());
        Operand right = bind(binary.right());
        return switch (binary.operator()) {
            case EQUAL -> comparisons.equality(left, right, false);
            case SAME -> comparisons.equality(left, right, true);
            case NOT_EQUAL -> not(comparisons.equality(left, right, false));
            case NOT_SAME -> not(comparisons.equality(left, right, true));
            case LESS -> comparisons.ordering(Predicate.Comparison.LESS, left, right);
            case LESS_OR_EQUAL -> comparisons.ordering(Predicate.Comparison.LESS_OR_EQUAL, left, right);
            case GREATER -> comparisons.ordering(Predicate.Comparison.GREATER, left, right);
            case GREATER_OR_EQUAL -> comparisons.ordering(Predicate.Comparison.GREATER_OR_EQUAL, left, right);
            case IN -> membership.in(left, right);
            case BIT_OR -> arithmetics.binary(Expr.Arithmetic.Operator.OR, left, right);
            case BIT_XOR -> arithmetics.binary(Expr.Arithmetic.Operator.XOR, left, right);
            case BIT_AND -> arithmetics.binary(Expr.Arithmetic.Operator.AND, left, right);
            case SHIFT_LEFT -> arithmetics.binary(Expr.Arithmetic.Operator.SHIFT_LEFT, left, right);
            case SHIFT_RIGHT -> arithmetics.binary(Expr.Arithmetic.Operator.SHIFT_RIGHT, left, right);
            case PLUS -> arithmetics.binary(Expr.Arithmetic.Operator.PLUS, left, right);
            case MINUS -> arithmetics.binary(Expr.Arithmetic.Operator.MINUS, left, right);
            case TIMES -> arithmetics.binary(Expr.Arithmetic.Operator.TIMES, left, right);
            case DIVIDE -> arithmetics.binary(Expr.Arithmetic.Operator.DIVIDE, left, right);
            case REMAINDER -> arithmetics.binary(Expr.Arithmetic.Operator.REMAINDER, left, right);
            case AND, OR -> throw new IllegalStateException("a chain is no binary node");
        };
    }

    private static Operand not(Operand operand) {
        return operand instanceof Operand.Verdict verdict
                ? new Operand.Verdict(Truths.not(verdict.predicate()), verdict.span())
                : operand;
    }

    private Operand logic(Node.Logic logic) {
        List<Predicate> terms = new ArrayList<>();
        logic.terms().forEach(term -> terms.add(condition(term)));
        return new Operand.Verdict(logic.all() ? Truths.all(terms) : Truths.any(terms), logic.span());
    }

    private Operand conditional(Node.Conditional node) {
        Predicate test = condition(node.test());
        Operand then = bind(node.then());
        Operand otherwise = bind(node.otherwise());
        if (then instanceof Operand.Broken || otherwise instanceof Operand.Broken) {
            return new Operand.Broken(node.span());
        }
        if (then instanceof Operand.Verdict || otherwise instanceof Operand.Verdict) {
            return new Operand.Verdict(
                    new Predicate.Choice(test, truths.condition(then), truths.condition(otherwise)), node.span());
        }
        if (!(then instanceof Operand.Value left) || !(otherwise instanceof Operand.Value right)) {
            return context.mismatch(then, otherwise);
        }
        Operand.Value one = uses.besides(left, right);
        Operand.Value other = uses.besides(right, left);
        if (!(coercion.toTypeOf(other, one) instanceof Operand.Value first)
                || !(coercion.toTypeOf(one, other) instanceof Operand.Value second)) {
            return new Operand.Broken(node.span());
        }
        ValueType type = first.expr().type();
        boolean same = type == second.expr().type()
                || Comparisons.areNumbers(type, second.expr().type());
        return same
                ? new Operand.Value(new Expr.Conditional(test, first.expr(), second.expr()), node.span())
                : context.mismatch(first, second);
    }

    private Operand member(Node.Member member) {
        Optional<Operand> named = dotted.find(member).or(() -> names.variables().member(member));
        if (named.isPresent()) {
            return named.get();
        }
        Operand object = bind(member.object());
        if (object instanceof Operand.Broken) {
            return object;
        }
        if (object instanceof Operand.TheEvent) {
            return names.field(member.name(), member.nameSpan());
        }
        boolean length = member.name().equals(Method.LENGTH);
        return length
                        && object instanceof Operand.Value value
                        && Method.haveLength(value.expr().type())
                ? new Operand.Value(new Expr.Length(value.expr()), member.span())
                : unknowns.noProperty(object, member);
    }

    private Operand call(Node.Call call) {
        if (ancestors.isAskedBy(call)) {
            return ancestors.ancestor(call);
        }
        if (!(call.callee() instanceof Node.Member member)) {
            return unknowns.noFunction(call);
        }
        Operand receiver = bind(member.object());
        if (member.name().equals(Method.SOME)
                && receiver instanceof Operand.Value value
                && value.expr() instanceof Expr.FieldRef ref
                && ref.type() == ValueType.PROCESSES) {
            return ancestors.some(ref.field(), call);
        }
        List<Operand> arguments = call.arguments().stream().map(this::bind).toList();
        Calls.Site site = new Calls.Site(member.name(), member.nameSpan(), arguments, call.span());
        Optional<Method> method = Method.find(member.name());
        if (receiver instanceof Operand.Broken) {
            return receiver;
        }
        if (receiver instanceof Operand.Value value && method.isPresent()) {
            return calls.call(method.get(), value, site);
        }
        if (arguments.size() == 1) {
            Operand argument = arguments.get(0);
            boolean includes = member.name().equals("includes") || member.name().equals("contains");
            if (receiver instanceof Operand.Items && includes) {
                return membership.in(argument, receiver);
            }
            if (receiver instanceof Operand.Verdict && method.equals(Optional.of(Method.IN))) {
                return membership.in(receiver, argument);
            }
            if (receiver instanceof Operand.Pattern pattern && member.name().equals("test")) {
                return calls.test(pattern, argument, site);
            }
        }
        return unknowns.noMethod(receiver, member);
    }
}
