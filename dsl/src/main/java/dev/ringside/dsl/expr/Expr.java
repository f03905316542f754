package dev.ringside.dsl.expr;

import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.schema.Field;

/**
 * A value computed from one event, which may turn out missing. Its {@code toString} is the query language's text for it.
 *
 * <p>A value is missing where a field it is made of is missing, with JavaScript's two exceptions: a bit operation takes a missing operand for
 * 0, and a conditional is only as missing as the branch it takes.
 */
public sealed interface Expr {
    ValueType type();

    /** A field of the event, of any type but a truth value, which is a {@link Predicate.BoolField}. */
    record FieldRef(Field field) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.of(field.type());
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** A text in quotes. */
    record TextLiteral(String value) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.TEXT;
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** A whole number that fits 64 bits. */
    record IntegerLiteral(long value) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.INTEGER;
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** Any other number. */
    record NumberLiteral(double value) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.NUMBER;
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** A moment, nanoseconds since the epoch. Written as a text: {@code "2026-01-31T12:00:00Z"}. */
    record TimeLiteral(long nanos) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.TIME;
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** A length of time in nanoseconds. Written as a text: {@code "1m30s"}. */
    record DurationLiteral(long nanos) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.DURATION;
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** An address. Written as a text: {@code "10.0.0.1"}. */
    record IpLiteral(IpAddress value) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.IP;
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * Arithmetic with JavaScript's results: {@code + - * / %} on numbers give a {@link ValueType#NUMBER} in double precision; bit operations
     * take both operands modulo 2<sup>32</sup> and give a signed 32-bit integer. Times and durations add and subtract as whole nanoseconds.
     */
    record Arithmetic(Operator operator, Expr left, Expr right) implements Expr {
        /** The operators. */
        public enum Operator {
            OR("|"),
            XOR("^"),
            AND("&"),
            SHIFT_LEFT("<<"),
            SHIFT_RIGHT(">>"),
            PLUS("+"),
            MINUS("-"),
            TIMES("*"),
            DIVIDE("/"),
            REMAINDER("%");

            private final String symbol;

            Operator(String symbol) {
                this.symbol = symbol;
            }

            public String symbol() {
                return symbol;
            }

            /** Whether it works on bits, and so gives a whole number and takes a missing operand for 0. */
            public boolean isBitwise() {
                return switch (this) {
                    case OR, XOR, AND, SHIFT_LEFT, SHIFT_RIGHT -> true;
                    case PLUS, MINUS, TIMES, DIVIDE, REMAINDER -> false;
                };
            }
        }

        @Override
        public ValueType type() {
            if (operator.isBitwise()) {
                return ValueType.INTEGER;
            }
            // Asked once: asking each side twice at every level takes exponential time on a deep tree.
            ValueType first = left.type();
            if (first == ValueType.TIME) {
                return right.type() == ValueType.TIME ? ValueType.DURATION : ValueType.TIME;
            }
            return first == ValueType.DURATION ? ValueType.DURATION : ValueType.NUMBER;
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** {@code test ? then : otherwise}, both branches of the same type. */
    record Conditional(Predicate test, Expr then, Expr otherwise) implements Expr {
        @Override
        public ValueType type() {
            ValueType first = then.type();
            return first == ValueType.INTEGER && otherwise.type() == ValueType.NUMBER ? ValueType.NUMBER : first;
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** A text made from a text. */
    record Transform(Kind kind, Expr text) implements Expr {
        /** What it makes; the name is the method's. */
        public enum Kind {
            /** In lower case. */
            LOWER("toLowerCase"),
            /** In upper case. */
            UPPER("toUpperCase"),
            /** What stands behind the last slash, or backslash on Windows. */
            BASE("base"),
            /** What stands before the last slash; empty if there is none. */
            DIR("dir"),
            /** What stands behind the last dot of the base name, without the dot; empty if there is none. */
            EXT("ext");

            private final String method;

            Kind(String method) {
                this.method = method;
            }

            public String method() {
                return method;
            }
        }

        @Override
        public ValueType type() {
            return ValueType.TEXT;
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** How many UTF-16 units a text has, or elements a list of any kind. */
    record Length(Expr of) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.INTEGER;
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** The names of a chain of processes from the top down, {@value #BETWEEN} between them; {@value #NAMELESS} for one whose name is not known. */
    record Tree(Expr processes) implements Expr {
        public static final String BETWEEN = " > ";
        public static final String NAMELESS = "?";

        @Override
        public ValueType type() {
            return ValueType.TEXT;
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** A truth value used as a value. */
    record Truth(Predicate predicate) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }
}
