package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads joins. */
final class Joins {
    private static final String USAGE =
            "join(net, {by: \"guid\", within: \"1m\"}) or join(net, {on: pid == right.pid, within: \"1m\"})";
    /** A row that has more fields is not meant. */
    private static final int MOST_FIELDS = 10_000;

    private final Reading reading;
    private final Problems problems;
    private final Arguments arguments;

    Joins(Reading reading, Arguments arguments) {
        this.reading = reading;
        this.problems = reading.problems();
        this.arguments = arguments;
    }

    Optional<Operator> read(StreamType left, QueryNode.Step call) {
        Optional<List<Node>> nodes = arguments.between(2, 2, call, USAGE);
        Optional<Query> other = nodes.flatMap(all -> new ChainBinder(reading).query(all.get(0), "write " + USAGE));
        if (other.isEmpty()) {
            return Optional.empty();
        }
        Node node = nodes.get().get(1);
        StreamType right = other.get().type();
        if (left.fields().size() + right.fields().size() > MOST_FIELDS) {
            problems.report(
                    Code.SYNTAX,
                    call.nameSpan(),
                    "a row would have more than " + MOST_FIELDS + " fields",
                    "make smaller rows with map(…) before they are joined");
            return Optional.empty();
        }
        List<String> known = List.of(Options.BY, Options.ON, Options.WITHIN, Options.LATENESS);
        Options options = Options.read(node, known, call.name(), USAGE, arguments, problems);
        int before = problems.count();
        List<String> by = by(options, left, right);
        Optional<Long> within = options.required(Options.WITHIN, "how far apart in time the two may be");
        long lateness = options.lateness();
        Operator.Join shape = new Operator.Join(other.get(), by, Optional.empty(), within.orElse(1L), lateness);
        Optional<Predicate> on = options.value(Options.ON)
                .map(condition -> new PredicateBinder(reading.about(shape.output(left))).bind(condition));
        if (!options.has(Options.BY) && !options.has(Options.ON)) {
            options.missing("a join says what belongs together: by, on or both");
        }
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new Operator.Join(other.get(), by, on, shape.within(), lateness));
    }

    private List<String> by(Options options, StreamType left, StreamType right) {
        List<String> keys = new ArrayList<>();
        for (Options.Named key : options.names(Options.BY)) {
            Optional<Field> one = key(key, left);
            Optional<Field> other = one.flatMap(there -> key(key, right));
            if (one.isPresent() && other.isPresent()) {
                ValueType type = ValueType.of(one.get().type());
                if (type != ValueType.of(other.get().type()) || !Values.Use.KEY.takes(type)) {
                    problems.report(
                            Code.TYPE,
                            key.span(),
                            key.name() + " is " + Operand.kind(type) + " here and "
                                    + Operand.kind(ValueType.of(other.get().type())) + " there",
                            "compare them yourself: on: …");
                } else if (keys.contains(one.get().name())) {
                    problems.report(Code.SYNTAX, key.span(), key.name() + " stands twice", "name every field once");
                } else {
                    keys.add(one.get().name());
                }
            }
        }
        return keys;
    }

    private Optional<Field> key(Options.Named key, StreamType side) {
        Optional<Field> field = side.resolve(key.name());
        if (field.isEmpty()) {
            Unknowns.field(reading.about(side), key.name(), key.span(), "join by fields that both sides have");
        }
        return field;
    }
}
