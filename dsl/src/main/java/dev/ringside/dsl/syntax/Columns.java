package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.query.Column;
import dev.ringside.dsl.query.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads values that rows are made with, grouped by or ordered by. */
final class Columns {
    private final Context context;
    private final Values values;

    Columns(Context context) {
        this.context = context;
        this.values = new Values(context);
    }

    /** The columns of rows. */
    List<Column> of(List<Node> nodes) {
        return read(nodes, Values.Use.COLUMN);
    }

    /** The columns that rows are grouped by. */
    List<Column> groups(List<Node> nodes) {
        return read(nodes, Values.Use.KEY);
    }

    private List<Column> read(List<Node> nodes, Values.Use use) {
        ColumnNames names = new ColumnNames(context);
        List<Column> columns = new ArrayList<>();
        for (Elements.Element element : new Elements(context).of(nodes)) {
            if (element.node() instanceof Node.Properties properties) {
                for (Node.Property property : properties.properties()) {
                    Elements.Element value = new Elements.Element(property.value(), element.binder());
                    values.read(value, use)
                            .map(expr -> new Column(property.name(), expr))
                            .filter(column -> names.take(column, property.nameSpan()))
                            .ifPresent(columns::add);
                }
            } else {
                values.read(element, use)
                        .map(Column::of)
                        .filter(column -> names.take(column, element.node().span()))
                        .ifPresent(columns::add);
            }
        }
        return columns;
    }

    /** Values that events are told apart by. */
    List<Expr> keys(List<Node> nodes) {
        List<Expr> keys = new ArrayList<>();
        for (Elements.Element element : new Elements(context).of(nodes)) {
            values.read(element, Values.Use.KEY).ifPresent(keys::add);
        }
        return keys;
    }

    /** Values that events are ordered by. */
    List<SortKey> order(List<Node> nodes) {
        List<SortKey> keys = new ArrayList<>();
        for (Elements.Element element : new Elements(context).of(nodes)) {
            order(element, keys);
        }
        return keys;
    }

    private void order(Elements.Element element, List<SortKey> keys) {
        Optional<QueryNode.Step> call = Subquery.call(element.node());
        if (call.isPresent()) {
            order(call.get(), element, keys);
        } else if (element.node() instanceof Node.Unary minus && minus.operator() == '-') {
            add(new Elements.Element(minus.operand(), element.binder()), true, keys);
        } else {
            add(element, false, keys);
        }
    }

    private void order(QueryNode.Step call, Elements.Element element, List<SortKey> keys) {
        boolean descending = call.name().equals(Vocabulary.DESCENDING);
        if (!descending && !call.name().equals(Vocabulary.ASCENDING)) {
            context.report(
                    Code.UNKNOWN_OPERATOR,
                    call.nameSpan(),
                    call.name() + " says nothing about the order",
                    "the greatest first is written sort(desc(time))");
        } else if (call.arguments().size() != 1) {
            Span span = call.arguments().isEmpty()
                    ? call.brackets()
                    : call.arguments().get(1).span();
            context.report(
                    Code.SYNTAX, span, call.name() + " takes one value in its parentheses", "write sort(desc(time))");
        } else {
            inside(element, call.arguments()).forEach(inner -> add(inner, descending, keys));
        }
    }

    private void add(Elements.Element element, boolean descending, List<SortKey> keys) {
        values.read(element, Values.Use.ORDER).ifPresent(expr -> keys.add(new SortKey(expr, descending)));
    }

    /** What stands in {@code desc(…)}: in an arrow function its parameter goes on to mean the event. */
    private List<Elements.Element> inside(Elements.Element element, List<Node> arguments) {
        Node argument = arguments.get(0);
        return argument instanceof Node.Arrow || argument instanceof Node.Text
                ? new Elements(context).of(arguments)
                : List.of(new Elements.Element(argument, element.binder()));
    }
}
