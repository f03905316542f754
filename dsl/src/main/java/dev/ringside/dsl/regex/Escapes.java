package dev.ringside.dsl.regex;

/** Escapes that stand for one character, within and outside classes. */
final class Escapes {
    private static final String SYNTAX = "^$\\.*+?()[]{}|/";

    private Escapes() {}

    /**
     * Reads what stands behind a backslash, where it is none of the escapes that mean more than a character.
     *
     * @param hasNames whether the expression has named groups, which makes {@code \k} special everywhere
     */
    static int character(Cursor cursor, boolean inClass, boolean hasNames) {
        int start = cursor.index() - 1;
        int c = cursor.next();
        return switch (c) {
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            case 'c' -> control(cursor, start, inClass);
            case 'x' -> {
                int code = cursor.digits(2, 16);
                yield code >= 0 ? code : identity(cursor, start, c, inClass, hasNames);
            }
            case 'u' -> {
                int code = codeUnits(cursor, start);
                yield code >= 0 ? code : identity(cursor, start, c, inClass, hasNames);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(cursor, start, c);
            default -> identity(cursor, start, c, inClass, hasNames);
        };
    }

    private static int control(Cursor cursor, int start, boolean inClass) {
        int letter = cursor.peek();
        boolean isLetter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        boolean isOther = inClass && !cursor.unicode() && ((letter >= '0' && letter <= '9') || letter == '_');
        if (isLetter || isOther) {
            return cursor.next() % 32;
        }
        if (cursor.unicode()) {
            throw cursor.problem(start, "\\c needs a letter");
        }
        // The backslash stands for itself and the c for the next character.
        cursor.reset(start + 1);
        return '\\';
    }

    /** Reads what follows {@code \}{@code u}; -1 if that is no number. */
    private static int codeUnits(Cursor cursor, int start) {
        int before = cursor.index();
        if (cursor.unicode() && cursor.eat("{")) {
            int value = 0;
            int digits = 0;
            for (int digit; (digit = cursor.digits(1, 16)) >= 0; digits++) {
                value = Math.min(value * 16 + digit, Ranges.MAX + 1);
            }
            if (digits == 0 || value > Ranges.MAX || !cursor.eat("}")) {
                throw cursor.problem(start, "\\u{…} needs the hexadecimal number of a character");
            }
            return value;
        }
        int first = cursor.digits(4, 16);
        if (first < 0) {
            cursor.reset(before);
            return -1;
        }
        int behind = cursor.index();
        if (cursor.unicode() && Character.isHighSurrogate((char) first) && cursor.eat("\\u")) {
            int second = cursor.digits(4, 16);
            if (second >= 0 && Character.isLowSurrogate((char) second)) {
                return Character.toCodePoint((char) first, (char) second);
            }
            cursor.reset(behind);
        }
        return first;
    }

    private static int octal(Cursor cursor, int start, int first) {
        int next = cursor.peek();
        if (cursor.unicode()) {
            if (first == '0' && !(next >= '0' && next <= '9')) {
                return 0;
            }
            throw cursor.problem(
                    start, "with the flag u there are no octal escapes", "write \\x and two hexadecimal digits");
        }
        int value = first - '0';
        for (int i = 0; i < 2 && cursor.peek() >= '0' && cursor.peek() <= '7' && value * 8 + 7 <= 0xFF; i++) {
            value = value * 8 + cursor.next() - '0';
        }
        return value;
    }

    private static int identity(Cursor cursor, int start, int c, boolean inClass, boolean hasNames) {
        boolean allowed = cursor.unicode() ? SYNTAX.indexOf(c) >= 0 || (inClass && c == '-') : c != 'k' || !hasNames;
        if (!allowed) {
            throw cursor.problem(
                    start, "\\" + Character.toString(c) + " means nothing here", "leave the backslash out");
        }
        return c;
    }
}
