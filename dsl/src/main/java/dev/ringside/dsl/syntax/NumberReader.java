package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.expr.Expr;
import java.math.BigInteger;

/** Number literals, by JavaScript's grammar. */
final class NumberReader {
    /** A number with more digits than these is infinite in any base but ten. */
    private static final int FINITE_DIGITS = 1100;

    private final SourceText source;
    private final String text;
    private final int start;
    private final Problems problems;
    private int at;
    private boolean wrong;

    private NumberReader(SourceText source, int start, Problems problems) {
        this.source = source;
        this.text = source.text();
        this.start = start;
        this.problems = problems;
        this.at = start;
    }

    /** A number as it is written, where the reading goes on, and whether something is wrong with it, which was reported. */
    record Reading(String digits, int end, boolean broken) {}

    /** Reads the number that starts at that place. */
    static Reading read(SourceText source, int start, Problems problems) {
        NumberReader reader = new NumberReader(source, start, problems);
        reader.read();
        return new Reading(reader.text.substring(start, reader.at), reader.at, reader.wrong);
    }

    private void read() {
        int base = base(text, start);
        if (base != 10) {
            at += 2;
            digits(base);
        } else {
            boolean leadingZero = unit(start) == '0' && (isDigit(unit(start + 1)) || unit(start + 1) == '_');
            if (leadingZero) {
                complain("a number does not start with 0", "an octal number starts with 0o: 0o755");
            }
            if (unit(at) != '.') {
                digits(10);
            }
            if (unit(at) == '.') {
                at++;
                if (isDigit(unit(at))) {
                    digits(10);
                }
            }
            if (unit(at) == 'e' || unit(at) == 'E') {
                at++;
                if (unit(at) == '+' || unit(at) == '-') {
                    at++;
                }
                digits(10);
            }
        }
        tail();
    }

    private void digits(int base) {
        int from = at;
        while ((unit(at) < 0x80 && Character.digit(unit(at), base) >= 0) || unit(at) == '_') {
            at++;
        }
        String run = text.substring(from, at);
        if (run.isEmpty()) {
            complain("the number lacks digits", "numbers are written like 42, 0x2a, 0b101010, 4.2e1 or 1_000_000");
        } else if (run.startsWith("_") || run.endsWith("_") || run.contains("__")) {
            complain("an underscore stands between two digits", "write 1_000_000");
        }
    }

    /** A name right behind a number belongs to neither. */
    private void tail() {
        int from = at;
        while (at < text.length() && Lexer.isNamePart(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at == from) {
            return;
        }
        String number = text.substring(start, from);
        String unit = text.substring(from, at);
        if (unit.length() < 20 && unit.matches("[kKmMgGtT]|(d|h|ms|m|s|us|ns)([0-9]+(h|ms|m|s|us|ns))*")) {
            complain("a number has no unit", "a number with a unit stands in quotes: \"" + number + unit + "\"");
        } else if (unit.equals("n")) {
            complain("a number has no n behind it", "write " + number + ": whole numbers are exact to 64 bits");
        } else {
            complain("a number ends where a name begins", "put a blank between them");
        }
    }

    private void complain(String message, String hint) {
        if (!wrong) {
            problems.report(Code.SYNTAX, source.span(start, Math.max(at, start + 1)), message, hint);
        }
        wrong = true;
    }

    private char unit(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    private static int base(String number, int start) {
        if (number.length() < start + 2 || number.charAt(start) != '0') {
            return 10;
        }
        return switch (number.charAt(start + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
    }

    /** The value of a number as written: exact if it is whole and 64 bits hold it, else the nearest double. */
    static Expr value(String written, boolean negative) {
        String digits = written.replace("_", "");
        int base = base(digits, 0);
        if (base == 10 && digits.matches(".*[.eE].*")) {
            return of(Double.parseDouble(digits), negative);
        }
        String significant = digits.substring(base == 10 ? 0 : 2).replaceFirst("^0+(?=.)", "");
        if (significant.length() > FINITE_DIGITS) {
            return of(base == 10 ? Double.parseDouble(significant) : Double.POSITIVE_INFINITY, negative);
        }
        BigInteger magnitude = new BigInteger(significant, base);
        BigInteger value = negative ? magnitude.negate() : magnitude;
        if (value.bitLength() > 63 || (negative && magnitude.signum() == 0)) {
            return of(magnitude.doubleValue(), negative);
        }
        return new Expr.IntegerLiteral(value.longValue());
    }

    /** The opposite of a whole number. */
    static Expr negated(long value) {
        return value == 0 || value == Long.MIN_VALUE ? of(-(double) value) : new Expr.IntegerLiteral(-value);
    }

    private static Expr of(double magnitude, boolean negative) {
        return of(negative ? -magnitude : magnitude);
    }

    /** A literal for a double: an integer if it is one. Negative zero is not. */
    static Expr of(double value) {
        boolean whole = value == Math.rint(value) && value >= -0x1p63 && value < 0x1p63;
        return whole && Double.compare(value, -0.0) != 0
                ? new Expr.IntegerLiteral((long) value)
                : new Expr.NumberLiteral(value);
    }
}
