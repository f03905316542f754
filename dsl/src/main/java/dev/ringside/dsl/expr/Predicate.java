package dev.ringside.dsl.expr;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A yes or no about one event. Its {@code toString} is the query language's text for it.
 *
 * <p>There is no node for {@code !=} and its like: {@code a != b} is {@code Not(a == b)}, which on a missing value is true, as the language
 * says. An ordering is not the negation of the opposite one, for the same reason: both are false on a missing value.
 */
public sealed interface Predicate {

    /** Every event, or none. */
    record Constant(boolean value) implements Predicate {
        public static final Constant TRUE = new Constant(true);
        public static final Constant FALSE = new Constant(false);

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** All of them; at least two. */
    record And(List<Predicate> terms) implements Predicate {
        public And {
            terms = atLeastTwo(terms);
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** One of them or more; at least two. */
    record Or(List<Predicate> terms) implements Predicate {
        public Or {
            terms = atLeastTwo(terms);
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** The other ones. */
    record Not(Predicate term) implements Predicate {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** {@code test ? then : otherwise} where both branches are yes or no. */
    record Choice(Predicate test, Predicate then, Predicate otherwise) implements Predicate {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** A truth field that is there and true. */
    record BoolField(Field field) implements Predicate {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** The event has the value: {@code value != null}. */
    record Exists(Expr value) implements Predicate {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** A text or list of any kind that is there and not empty, a number that is there and neither 0 nor NaN: JavaScript's truthiness. */
    record Truthy(Expr value) implements Predicate {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * Two numbers, two times or two durations compared. Whole numbers compare exactly, a whole number with any other as doubles.
     */
    record Compare(Comparison comparison, Expr left, Expr right) implements Predicate {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** The comparisons of numbers. */
    enum Comparison {
        EQUAL("=="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** A number that is one of these. Only of whole numbers, ports, times and durations. */
    record NumberIn(Expr number, SortedSet<Long> values) implements Predicate {
        public NumberIn {
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** A text against another one. */
    record TextCompare(TextComparison comparison, Expr text, Expr operand, Match match) implements Predicate {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** The comparisons of texts. The orderings compare UTF-16 units and never ignore case. */
    enum TextComparison {
        EQUAL,
        STARTS_WITH,
        ENDS_WITH,
        CONTAINS,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /** A text that equals one of these. */
    record TextIn(Expr text, SortedSet<String> values, Match match) implements Predicate {
        public TextIn {
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * A text that a regular expression of JavaScript finds something in.
     *
     * @param source what stands between the slashes; a slash, a line break or an invisible unit in it is turned into its escape
     * @param flags of JavaScript's flags those that change what is found: some of {@code imsu}, in that order
     * @param match whether the field's type ignores case on Windows, beside what the flags say
     */
    record Matches(Expr text, String source, String flags, Match match) implements Predicate {
        public Matches {
            source = Quoting.regexSource(source);
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** A text that a {@linkplain dev.ringside.dsl.text.Wildcards pattern} covers wholly: {@code *} stands for any run of units, {@code ?} for one. */
    record Like(Expr text, String pattern, Match match) implements Predicate {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** Two addresses that are the same. */
    record SameAddress(Expr left, Expr right) implements Predicate {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** An address in one of these blocks. */
    record InNetwork(Expr address, List<Network> networks) implements Predicate {
        public InNetwork {
            networks = List.copyOf(networks);
        }

        /** What {@code isPrivate()} means: the blocks that are not routed between sites, loopback and link-local ones among them. */
        public static final List<Network> PRIVATE = List.of(
                network("10.0.0.0/8"),
                network("127.0.0.0/8"),
                network("169.254.0.0/16"),
                network("172.16.0.0/12"),
                network("192.168.0.0/16"),
                network("::1/128"),
                network("fc00::/7"),
                network("fe80::/10"));

        private static Network network(String text) {
            return Network.parse(text).orElseThrow();
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** A list that has a text among its elements. */
    record ListIncludes(Expr list, Expr element, Match match) implements Predicate {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * A chain of processes that has one in it which the term accepts: {@code ancestors.some(name == "sshd")}.
     *
     * @param term about a {@linkplain dev.ringside.dsl.schema.Schema#process() process}
     */
    record Some(Field processes, Predicate term) implements Predicate {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * Something that is said in JavaScript and beyond the language. It is always evaluated in user mode, and its text, alone of all predicates',
     * does not read back.
     *
     * @param text what was written
     * @param fields those that it may read
     * @param test what it is; may be called from any thread, and must not throw
     */
    record Opaque(String text, List<Field> fields, java.util.function.Predicate<Event> test) implements Predicate {
        public Opaque {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    private static List<Predicate> atLeastTwo(List<Predicate> terms) {
        if (terms.size() < 2) {
            throw new IllegalArgumentException("needs two terms: " + terms);
        }
        return List.copyOf(terms);
    }

    /** All of these, without a node for none or one. */
    static Predicate and(List<? extends Predicate> terms) {
        return terms.isEmpty() ? Constant.TRUE : terms.size() == 1 ? terms.get(0) : new And(List.copyOf(terms));
    }

    /** Any of these, without a node for none or one. */
    static Predicate or(List<? extends Predicate> terms) {
        return terms.isEmpty() ? Constant.FALSE : terms.size() == 1 ? terms.get(0) : new Or(List.copyOf(terms));
    }
}
