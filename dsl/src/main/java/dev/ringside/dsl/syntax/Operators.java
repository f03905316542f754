package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.query.Column;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.SortKey;
import dev.ringside.dsl.schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads the operators that take their arguments as they are. */
final class Operators {
    private static final int ANY = Integer.MAX_VALUE;

    private final Reading reading;
    private final Problems problems;
    private final Arguments arguments;

    Operators(Reading reading, Arguments arguments) {
        this.reading = reading;
        this.problems = reading.problems();
        this.arguments = arguments;
    }

    /** The operator; empty if something is wrong with it, which is reported. */
    Optional<Operator> read(Chain before, ChainOperator operator, QueryNode.Step step) {
        Context context = reading.about(before.type());
        String usage = operator.usage();
        return switch (operator) {
            case WHERE ->
                arguments.single(step, usage).map(node -> new Operator.Where(new PredicateBinder(context).bind(node)));
            case SELECT -> select(step, context);
            case MAP -> map(step, context);
            case TAKE -> count(step, 0, usage).map(Operator.Take::new);
            case SKIP -> count(step, 0, usage).map(Operator.Skip::new);
            case FOR -> duration(step, usage).map(Operator.For::new);
            case DISTINCT -> distinct(before, step, context);
            case SORT -> sort(step, context);
            case TOP -> top(step, context);
            case RATE ->
                step.arguments().isEmpty()
                        ? Optional.of(new Operator.Rate(Operator.Rate.DEFAULT))
                        : duration(step, usage).map(Operator.Rate::new);
            case LIMIT_RATE -> limitRate(step);
            case SAMPLE -> arguments.single(step, usage).flatMap(this::sample);
            case SUPPRESS -> suppress(step, context);
            case JOIN -> new Joins(reading, arguments).read(before.type(), step);
            default -> throw new IllegalStateException(operator + " is read elsewhere");
        };
    }

    private Optional<Long> count(QueryNode.Step step, long least, String usage) {
        return arguments.single(step, usage).flatMap(node -> arguments.count(node, least, Long.MAX_VALUE, usage));
    }

    private Optional<Long> duration(QueryNode.Step step, String usage) {
        return arguments.single(step, usage).flatMap(node -> arguments.duration(node, 1, usage));
    }

    private Optional<Operator> select(QueryNode.Step step, Context context) {
        String usage = ChainOperator.SELECT.usage();
        if (arguments.between(1, ANY, step, usage).isEmpty()) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        for (Elements.Element element : new Elements(context).of(step.arguments())) {
            // An object has no meaning as a value, which would be told without saying what select takes.
            Operand operand = element.node() instanceof Node.Properties
                    ? new Operand.Nothing(element.node().span())
                    : element.operand();
            Optional<Field> field = Values.field(operand);
            if (field.isPresent() && fields.contains(field.get())) {
                problems.report(
                        Code.SYNTAX,
                        element.node().span(),
                        field.get().name() + " is selected twice",
                        "name every field once");
            } else if (field.isEmpty() && !(operand instanceof Operand.Broken)) {
                problems.report(
                        Code.SYNTAX,
                        element.node().span(),
                        "select takes names of fields, not "
                                + problems.snippet(element.node().span()),
                        "write " + usage,
                        "what is computed stands in map({name: …})");
            }
            field.ifPresent(fields::add);
        }
        return Optional.of(new Operator.Select(fields));
    }

    private Optional<Operator> map(QueryNode.Step step, Context context) {
        if (arguments.between(1, ANY, step, ChainOperator.MAP.usage()).isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = new Columns(context).of(step.arguments());
        if (columns.isEmpty() && !problems.any()) {
            problems.report(
                    Code.SYNTAX,
                    step.brackets(),
                    "map makes rows without columns",
                    "write " + ChainOperator.MAP.usage());
        }
        return columns.isEmpty() ? Optional.empty() : Optional.of(new Operator.Map(columns));
    }

    private Optional<Operator> distinct(Chain before, QueryNode.Step step, Context context) {
        List<Node> nodes = new ArrayList<>(step.arguments());
        OptionalLong within = OptionalLong.empty();
        if (!nodes.isEmpty() && Options.are(nodes.get(nodes.size() - 1), arguments)) {
            Options options = Options.read(
                    nodes.remove(nodes.size() - 1),
                    List.of(Options.WITHIN),
                    step.name(),
                    ChainOperator.DISTINCT.usage(),
                    arguments,
                    problems);
            within = options.duration(Options.WITHIN).stream()
                    .mapToLong(Long::longValue)
                    .findFirst();
        }
        List<Expr> keys = new Columns(context).keys(nodes);
        // Of rows whose fields were selected, only these are seen.
        if (nodes.isEmpty()) {
            keys = before.selected().stream()
                    .filter(field -> Values.Use.KEY.takes(ValueType.of(field.type())))
                    .map(Values::of)
                    .toList();
        }
        return Optional.of(new Operator.Distinct(keys, within));
    }

    private Optional<Operator> sort(QueryNode.Step step, Context context) {
        if (arguments.between(1, ANY, step, ChainOperator.SORT.usage()).isEmpty()) {
            return Optional.empty();
        }
        List<SortKey> keys = new Columns(context).order(step.arguments());
        return keys.isEmpty() ? Optional.empty() : Optional.of(new Operator.Sort(keys));
    }

    private Optional<Operator> top(QueryNode.Step step, Context context) {
        String usage = ChainOperator.TOP.usage();
        Optional<List<Node>> nodes = arguments.between(1, 2, step, usage);
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> count = arguments.count(nodes.get().get(0), 1, Long.MAX_VALUE, usage);
        if (nodes.get().size() == 2) {
            return new Values(context)
                    .single(nodes.get().get(1), Values.Use.MAGNITUDE)
                    .flatMap(by -> count.map(number -> new Operator.Top(number, Optional.of(by))));
        }
        if (count.isPresent()
                && new Operator.Top(count.get(), Optional.empty())
                        .order(context.stream())
                        .isEmpty()) {
            problems.report(
                    Code.TYPE,
                    step.brackets(),
                    "these rows have no column that is a number",
                    "say what the greatest are of: " + usage);
            return Optional.empty();
        }
        return count.map(number -> new Operator.Top(number, Optional.empty()));
    }

    private Optional<Operator> limitRate(QueryNode.Step step) {
        String usage = ChainOperator.LIMIT_RATE.usage();
        Optional<List<Node>> nodes = arguments.between(1, 2, step, usage);
        Optional<Long> count = nodes.flatMap(all -> arguments.count(all.get(0), 1, Long.MAX_VALUE, usage));
        Optional<Long> per = nodes.flatMap(
                all -> all.size() == 1 ? Optional.of(Operator.Rate.DEFAULT) : arguments.duration(all.get(1), 1, usage));
        return count.flatMap(number -> per.map(time -> new Operator.LimitRate(number, time)));
    }

    private Optional<Operator> sample(Node node) {
        OptionalDouble number = arguments.number(node);
        double value = number.orElse(0);
        if (value > 0 && value < 1) {
            return Optional.of(new Operator.Fraction(value));
        }
        if (value >= 1 && value == Math.rint(value) && value < 0x1p53) {
            return Optional.of(new Operator.OneIn((long) value));
        }
        arguments.wrong(
                node,
                " is neither a whole number from 1 on nor a part between 0 and 1",
                "write sample(100) for one of a hundred, or sample(0.01) for about a hundredth");
        return Optional.empty();
    }

    private Optional<Operator> suppress(QueryNode.Step step, Context context) {
        String usage = ChainOperator.SUPPRESS.usage();
        Optional<List<Node>> nodes = arguments.between(1, ANY, step, usage);
        Optional<Long> within = nodes.flatMap(all -> arguments.duration(all.get(0), 1, usage));
        return nodes.map(all -> new Columns(context).keys(all.subList(1, all.size())))
                .flatMap(keys -> within.map(time -> new Operator.Suppress(time, keys)));
    }
}
