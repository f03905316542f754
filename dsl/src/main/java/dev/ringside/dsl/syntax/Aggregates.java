package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.query.Aggregate;
import dev.ringside.dsl.query.NamedAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads what is computed of the events of a group. */
final class Aggregates {
    /** So many values a list of the most frequent ones may have, and so many buckets a histogram. */
    private static final int MOST = 1000;

    private final Context context;
    private final Values values;
    private final Arguments arguments;

    Aggregates(Context context, Arguments arguments) {
        this.context = context;
        this.values = new Values(context);
        this.arguments = arguments;
    }

    /** A call of an aggregate. */
    Optional<Aggregate> read(ChainOperator word, QueryNode.Step call) {
        return switch (word) {
            case COUNT -> count(call);
            case SUM -> single(word, call, Values.Use.MEASURE).map(Aggregate.Sum::new);
            case AVG -> single(word, call, Values.Use.MEASURE).map(Aggregate.Avg::new);
            case MIN -> single(word, call, Values.Use.EXTREME).map(Aggregate.Min::new);
            case MAX -> single(word, call, Values.Use.EXTREME).map(Aggregate.Max::new);
            case DISTINCT -> single(word, call, Values.Use.KEY).map(Aggregate.Distinct::new);
            case PERCENTILE -> percentile(call);
            case HIST -> hist(call);
            case TOP -> top(call);
            default -> throw new IllegalStateException(word + " is no aggregate");
        };
    }

    private Optional<Aggregate> count(QueryNode.Step call) {
        if (call.arguments().isEmpty()) {
            return Optional.of(new Aggregate.Count());
        }
        context.report(
                Code.SYNTAX,
                call.arguments().get(0).span(),
                "count takes nothing in its parentheses",
                "count some of the events with where(…) before it",
                "write count()");
        return Optional.empty();
    }

    private Optional<Expr> single(ChainOperator word, QueryNode.Step call, Values.Use use) {
        return arguments.single(call, usage(word)).flatMap(node -> values.single(node, use));
    }

    private static String usage(ChainOperator word) {
        return word == ChainOperator.DISTINCT
                ? "distinct(image)"
                : word == ChainOperator.TOP ? "top(3, image)" : word.usage();
    }

    private Optional<Aggregate> percentile(QueryNode.Step call) {
        String usage = usage(ChainOperator.PERCENTILE);
        Optional<List<Node>> nodes = arguments.between(2, 2, call, usage);
        Optional<Expr> value = nodes.flatMap(all -> values.single(all.get(0), Values.Use.MEASURE));
        OptionalDouble percent =
                nodes.map(all -> arguments.number(all.get(1), 0, 100, usage)).orElse(OptionalDouble.empty());
        return value.isPresent() && percent.isPresent()
                ? Optional.of(new Aggregate.Percentile(value.get(), percent.getAsDouble()))
                : Optional.empty();
    }

    private Optional<Aggregate> top(QueryNode.Step call) {
        String usage = usage(ChainOperator.TOP);
        Optional<List<Node>> nodes = arguments.between(2, 2, call, usage);
        Optional<Long> count = nodes.flatMap(all -> arguments.count(all.get(0), 1, MOST, usage));
        return nodes.flatMap(all -> values.single(all.get(1), Values.Use.KEY))
                .flatMap(value -> count.map(number -> new Aggregate.Top(number, value)));
    }

    private Optional<Aggregate> hist(QueryNode.Step call) {
        Optional<List<Node>> nodes = arguments.between(1, 2, call, usage(ChainOperator.HIST));
        Optional<Expr> value = nodes.flatMap(all -> values.single(all.get(0), Values.Use.MEASURE));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return nodes.get().size() == 1
                ? Optional.of(new Aggregate.Hist(value.get(), List.of()))
                : bounds(nodes.get().get(1), value.get().type() == ValueType.DURATION)
                        .map(bounds -> new Aggregate.Hist(value.get(), bounds));
    }

    /** Where the buckets of a histogram begin. */
    private Optional<List<Double>> bounds(Node node, boolean durations) {
        List<Node> items = items(node);
        List<Double> bounds = new ArrayList<>();
        for (Node item : items) {
            OptionalDouble bound = durations ? nanos(item) : arguments.number(item);
            if (bound.isEmpty()) {
                arguments.wrong(
                        item,
                        durations ? " is not a length of time" : " is not a number",
                        Context.form(durations ? ValueType.DURATION : ValueType.NUMBER),
                        "write " + usage(ChainOperator.HIST));
                return Optional.empty();
            }
            if (!bounds.isEmpty() && bound.getAsDouble() <= bounds.get(bounds.size() - 1)) {
                arguments.wrong(item, " is not greater than the one before", "buckets are named from below");
                return Optional.empty();
            }
            bounds.add(bound.getAsDouble());
        }
        if (bounds.isEmpty() || bounds.size() > MOST) {
            context.report(
                    Code.SYNTAX,
                    node.span(),
                    bounds.isEmpty()
                            ? "where the buckets begin stands in brackets"
                            : "a histogram has at most " + MOST + " buckets",
                    "write " + usage(ChainOperator.HIST));
            return Optional.empty();
        }
        return Optional.of(bounds);
    }

    private OptionalDouble nanos(Node node) {
        OptionalLong nanos = arguments.duration(node);
        return nanos.isPresent() ? OptionalDouble.of((double) nanos.getAsLong()) : OptionalDouble.empty();
    }

    private List<Node> items(Node node) {
        if (node instanceof Node.Items items) {
            return items.items();
        }
        return arguments.variable(node).orElse(new Captured.Nothing()) instanceof Captured.Items items
                ? items.items().stream()
                        .<Node>map(item -> new Node.Variable(item, node.span()))
                        .toList()
                : List.of();
    }

    /** Several of them with names. */
    List<NamedAggregate> named(QueryNode.Step call, ColumnNames names) {
        String usage = ChainOperator.AGGREGATE.usage();
        List<NamedAggregate> aggregates = new ArrayList<>();
        Optional<Node> node = arguments.single(call, usage);
        if (node.isPresent()
                && !(node.get() instanceof Node.Properties properties
                        && !properties.properties().isEmpty())) {
            context.report(
                    Code.SYNTAX,
                    node.get().span(),
                    "aggregate takes an object with what is to be computed",
                    "write " + usage);
        } else if (node.isPresent()) {
            for (Node.Property property : ((Node.Properties) node.get()).properties()) {
                named(property)
                        .filter(aggregate -> names.take(property.name(), property.nameSpan()))
                        .ifPresent(aggregate -> aggregates.add(new NamedAggregate(property.name(), aggregate)));
            }
        }
        return aggregates;
    }

    private Optional<Aggregate> named(Node.Property property) {
        Optional<QueryNode.Step> call = Subquery.call(property.value());
        Optional<ChainOperator> word =
                call.flatMap(found -> ChainOperator.find(found.name())).filter(ChainOperator::isAggregate);
        if (word.isPresent()) {
            return read(word.get(), call.get());
        }
        if (!(property.value() instanceof Node.Broken)) {
            List<String> nearest = call.map(found -> Nearest.to(found.name(), ChainOperator.aggregates()))
                    .orElse(List.of());
            context.report(
                    Code.UNKNOWN_OPERATOR,
                    property.value().span(),
                    context.problems().snippet(property.value().span()) + " computes nothing of a group",
                    nearest.isEmpty()
                            ? "there are " + String.join(", ", ChainOperator.aggregates())
                            : Nearest.question(nearest));
        }
        return Optional.empty();
    }
}
