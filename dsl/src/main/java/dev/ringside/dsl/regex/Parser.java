package dev.ringside.dsl.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an expression, with the leniences that ECMA-262's annex B allows where the flag {@code u} is not given. */
final class Parser {
    /** Deeper nesting is refused: the parser, and everything that walks the tree, calls itself for each level. */
    private static final int DEEPEST = 250;

    private final Cursor cursor;
    private final Flags flags;
    private final GroupNames groups;
    private final ClassParser classes;
    private int opened;
    private int depth;

    private Parser(String source, Flags flags) {
        this.cursor = new Cursor(source, flags.unicode());
        this.flags = flags;
        this.groups = GroupNames.scan(source);
        this.classes = new ClassParser(cursor, flags, groups.any());
    }

    static Node parse(String source, Flags flags) {
        Parser parser = new Parser(source, flags);
        Node node = parser.disjunction();
        if (!parser.cursor.atEnd()) {
            parser.cursor.next();
            throw parser.cursor.problem(
                    parser.cursor.index() - 1, "this ) closes nothing", "write \\) for the character itself");
        }
        return node;
    }

    private Node disjunction() {
        if (++depth > DEEPEST) {
            throw cursor.problem(cursor.index(), "the groups are nested too deeply");
        }
        List<Node> branches = new ArrayList<>();
        do {
            branches.add(alternative());
        } while (cursor.eat("|"));
        depth--;
        return branches.size() == 1 ? branches.get(0) : new Node.Alternatives(branches);
    }

    private Node alternative() {
        List<Node> parts = new ArrayList<>();
        while (!cursor.atEnd() && cursor.peek() != '|' && cursor.peek() != ')') {
            parts.add(term());
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
    }

    private Node term() {
        int start = cursor.index();
        int firstGroup = opened + 1;
        Node atom = atom();
        int quantifier = cursor.index();
        Optional<int[]> bounds = quantifier();
        if (bounds.isEmpty()) {
            return atom;
        }
        boolean quantifiable = !(atom instanceof Node.Assertion)
                && !(atom instanceof Node.Look look && (look.behind() || flags.unicode()));
        if (!quantifiable) {
            throw cursor.problem(start, "a condition cannot be repeated");
        }
        int min = bounds.get()[0];
        int max = bounds.get()[1];
        if (min > max) {
            throw cursor.problem(quantifier, "the bounds are the wrong way round", "write {" + max + "," + min + "}");
        }
        boolean greedy = !cursor.eat("?");
        return new Node.Repeat(atom, min, max, greedy, firstGroup, opened + 1);
    }

    /** Reads {@code *}, {@code +}, {@code ?} or braces, as least and greatest number, if one of them is here. */
    private Optional<int[]> quantifier() {
        if (cursor.eat("*")) {
            return Optional.of(new int[] {0, Node.UNLIMITED});
        }
        if (cursor.eat("+")) {
            return Optional.of(new int[] {1, Node.UNLIMITED});
        }
        if (cursor.eat("?")) {
            return Optional.of(new int[] {0, 1});
        }
        int start = cursor.index();
        if (cursor.eat("{")) {
            int min = cursor.decimal();
            int max = min;
            if (min >= 0 && cursor.eat(",")) {
                max = cursor.decimal();
                max = max < 0 ? Node.UNLIMITED : max;
            }
            if (min >= 0 && cursor.eat("}")) {
                return Optional.of(new int[] {min, max});
            }
            if (flags.unicode()) {
                throw cursor.problem(start, "this is no quantifier", "write \\{ for the character itself");
            }
            cursor.reset(start);
        }
        return Optional.empty();
    }

    private Node atom() {
        int start = cursor.index();
        if (cursor.peek() != '{'
                ? "*+?".indexOf(cursor.peek()) >= 0
                : quantifier().isPresent()) {
            cursor.reset(Math.max(start + 1, cursor.index()));
            throw cursor.problem(start, "there is nothing to repeat", "write a backslash before the character itself");
        }
        int c = cursor.next();
        return switch (c) {
            case '^' -> assertion(flags.multiline() ? Node.Kind.LINE_START : Node.Kind.START);
            case '$' -> assertion(flags.multiline() ? Node.Kind.LINE_END : Node.Kind.END);
            case '.' -> new Node.Set(flags.dotAll() ? Ranges.of() : Ranges.LINE_TERMINATOR, true);
            case '(' -> group(start);
            case '[' -> classes.brackets();
            case '\\' -> escape(start);
            case ']', '}' -> {
                if (flags.unicode()) {
                    throw cursor.problem(start, "this " + (char) c + " closes nothing", "put a backslash before it");
                }
                yield character(c);
            }
            default -> character(c);
        };
    }

    private Node group(int start) {
        if (cursor.eat("?:")) {
            // Within a sequence even a condition can be repeated.
            return new Node.Sequence(List.of(closed(start)));
        }
        if (cursor.eat("?=") || cursor.eat("?!")) {
            boolean negative = cursor.peek(-1) == '!';
            return new Node.Look(closed(start), false, negative);
        }
        if (cursor.eat("?<=") || cursor.eat("?<!")) {
            boolean negative = cursor.peek(-1) == '!';
            return new Node.Look(closed(start), true, negative);
        }
        if (cursor.eat("?<")) {
            groups.name(cursor, start);
        } else if (cursor.peek() == '?') {
            cursor.next();
            throw cursor.problem(
                    start,
                    "JavaScript has no group that begins like this",
                    "the groups are (…), (?:…), (?<name>…), (?=…), (?!…), (?<=…) and (?<!…)");
        }
        int number = ++opened;
        return new Node.Group(number, closed(start));
    }

    private Node closed(int start) {
        Node body = disjunction();
        if (!cursor.eat(")")) {
            throw cursor.problem(
                    start, "the group has no end", "put a ) behind it, or write \\( for the character itself");
        }
        return body;
    }

    private Node escape(int start) {
        if (cursor.atEnd()) {
            throw cursor.problem(start, "nothing follows the backslash", "write \\\\ for the character itself");
        }
        if (cursor.eat("b")) {
            return assertion(Node.Kind.WORD_BOUNDARY);
        }
        if (cursor.eat("B")) {
            return assertion(Node.Kind.NO_WORD_BOUNDARY);
        }
        Optional<Ranges> named = classes.escape();
        if (named.isPresent()) {
            return new Node.Set(named.get(), false);
        }
        if (cursor.peek() == 'k' && (flags.unicode() || groups.any())) {
            cursor.next();
            return new Node.Reference(groups.reference(cursor, start));
        }
        if (cursor.peek() >= '1' && cursor.peek() <= '9') {
            int digits = cursor.index();
            int number = cursor.decimal();
            if (number <= groups.count()) {
                return new Node.Reference(number);
            }
            if (flags.unicode()) {
                throw cursor.problem(start, "there is no group " + number);
            }
            cursor.reset(digits);
        }
        return character(Escapes.character(cursor, false, groups.any()));
    }

    private static Node assertion(Node.Kind kind) {
        return new Node.Assertion(kind);
    }

    private static Node character(int c) {
        return new Node.Set(Ranges.single(c), false);
    }
}
