package dev.ringside.dsl.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads character classes: {@code […]}, and escapes like {@code \d} within and outside them. */
final class ClassParser {
    private final Cursor cursor;
    private final Flags flags;
    private final boolean hasNames;

    ClassParser(Cursor cursor, Flags flags, boolean hasNames) {
        this.cursor = cursor;
        this.flags = flags;
        this.hasNames = hasNames;
    }

    /** Reads on behind the opening bracket to behind the closing one. */
    Node.Set brackets() {
        int start = cursor.index() - 1;
        boolean negated = cursor.eat("^");
        List<Ranges> members = new ArrayList<>();
        while (!cursor.eat("]")) {
            if (cursor.atEnd()) {
                throw cursor.problem(start, "the character class has no end", "put a ] behind it");
            }
            member(members);
        }
        return new Node.Set(Ranges.union(members), negated);
    }

    private void member(List<Ranges> members) {
        int start = cursor.index();
        Ranges first = atom();
        boolean range = cursor.peek() == '-' && cursor.peek(1) != ']' && cursor.peek(1) != Cursor.END;
        if (!range) {
            members.add(first);
            return;
        }
        cursor.eat("-");
        Ranges last = atom();
        if (first.size() == 1 && last.size() == 1) {
            int low = first.ranges().get(0).low();
            int high = last.ranges().get(0).low();
            if (low > high) {
                throw cursor.problem(start, "the range goes backwards", "write the lower end first");
            }
            members.add(Ranges.of(low, high));
        } else if (flags.unicode()) {
            throw cursor.problem(start, "a class like \\d is no end of a range");
        } else {
            members.add(Ranges.union(List.of(first, Ranges.single('-'), last)));
        }
    }

    private Ranges atom() {
        if (cursor.atEnd()) {
            return Ranges.of();
        }
        if (!cursor.eat("\\")) {
            return Ranges.single(cursor.next());
        }
        if (cursor.atEnd()) {
            throw cursor.problem(cursor.index() - 1, "nothing follows the backslash");
        }
        if (cursor.eat("b")) {
            return Ranges.single('\b');
        }
        Optional<Ranges> named = escape();
        return named.isPresent() ? named.get() : Ranges.single(Escapes.character(cursor, true, hasNames));
    }

    /** Reads the letter of an escape that stands for many characters, if that is what follows the backslash. */
    Optional<Ranges> escape() {
        int start = cursor.index() - 1;
        return switch (cursor.peek()) {
            case 'd' -> taken(Ranges.DIGIT);
            case 'D' -> taken(Ranges.DIGIT.complement());
            case 's' -> taken(Ranges.SPACE);
            case 'S' -> taken(Ranges.SPACE.complement());
            case 'w' -> taken(word(flags));
            case 'W' -> taken(word(flags).complement());
            case 'p', 'P' -> flags.unicode() ? Optional.of(property(start)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The characters of words; with the flags {@code iu} those too that differ from one of them in case only. */
    static Ranges word(Flags flags) {
        return flags.ignoreCase() && flags.unicode()
                ? Ranges.union(List.of(Ranges.WORD, Ranges.single(0x17F), Ranges.single(0x212A)))
                : Ranges.WORD;
    }

    private Optional<Ranges> taken(Ranges ranges) {
        cursor.next();
        return Optional.of(ranges);
    }

    private Ranges property(int start) {
        boolean negated = cursor.next() == 'P';
        StringBuilder name = new StringBuilder();
        if (!cursor.eat("{")) {
            throw cursor.problem(start, "a property needs a name in braces", "write \\p{L} for any letter");
        }
        while (!cursor.eat("}")) {
            if (cursor.atEnd()) {
                throw cursor.problem(start, "the property's name has no end", "put a } behind it");
            }
            name.appendCodePoint(cursor.next());
        }
        Ranges ranges = UnicodeProperties.find(name.toString())
                .orElseThrow(() -> cursor.problem(
                        start,
                        "there is no Unicode property " + name,
                        "general categories, scripts and the binary properties that Java knows are supported"));
        return negated ? ranges.complement() : ranges;
    }
}
