package dev.ringside.dsl.syntax;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Network;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The literals among the values in brackets that one element is looked for in. */
final class Members {
    private final Operand.Value element;
    private final ValueType type;
    private final Context context;
    private final Coercion coercion;
    private final EnumWords words;
    private final SortedSet<String> texts = new TreeSet<>();
    private final SortedSet<Long> numbers = new TreeSet<>();
    private final List<Network> networks = new ArrayList<>();
    private boolean broken;

    Members(Operand.Value element, Context context, Coercion coercion, EnumWords words) {
        this.element = element;
        this.type = element.expr().type();
        this.context = context;
        this.coercion = coercion;
        this.words = words;
    }

    boolean isEmpty() {
        return texts.isEmpty() && numbers.isEmpty() && networks.isEmpty();
    }

    /** Whether something among them was wrong, which was reported. */
    boolean isBroken() {
        return broken;
    }

    /** Takes the item if it is a literal of the element's type; else it must be compared by itself. */
    boolean take(Operand item) {
        if (!(item instanceof Operand.Value value) || !Comparisons.isLiteral(value.expr())) {
            return false;
        }
        if (type == ValueType.IP
                && value.expr() instanceof Expr.TextLiteral block
                && block.value().indexOf('/') >= 0) {
            takeBlock(block.value(), item);
            return true;
        }
        if (coercion.toTypeOf(element, value) instanceof Operand.Value read) {
            return takeLiteral(read);
        }
        broken = true;
        return true;
    }

    private void takeBlock(String block, Operand item) {
        Optional<Network> network = Network.parse(block);
        network.ifPresent(networks::add);
        if (network.isEmpty()) {
            broken = true;
            context.notBlock(item.span());
        }
    }

    private boolean takeLiteral(Operand.Value item) {
        Expr literal = item.expr();
        if (type == ValueType.TEXT && literal instanceof Expr.TextLiteral text) {
            broken |= !words.couldHold(element.expr(), item);
            texts.add(text.value());
        } else if (type == ValueType.INTEGER && literal instanceof Expr.IntegerLiteral number) {
            numbers.add(number.value());
        } else if (literal instanceof Expr.TimeLiteral time) {
            numbers.add(time.nanos());
        } else if (literal instanceof Expr.DurationLiteral duration) {
            numbers.add(duration.nanos());
        } else if (literal instanceof Expr.IpLiteral address) {
            networks.add(new Network(address.value(), 128));
        } else {
            return false;
        }
        return true;
    }

    /** That the element is one of them. */
    Predicate predicate() {
        return switch (type) {
            case TEXT -> new Predicate.TextIn(element.expr(), texts, Match.of(element.expr()));
            case INTEGER, TIME, DURATION -> new Predicate.NumberIn(element.expr(), numbers);
            case IP -> new Predicate.InNetwork(element.expr(), networks);
            case NUMBER, BOOL, LIST, PROCESSES, EVENTS -> Predicate.Constant.FALSE;
        };
    }
}
