package dev.ringside.driver.filter;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Literal.Folding;
import dev.ringside.driver.filter.TextPlace.Alignment;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate.TextCompare;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.expr.Predicate.TextIn;
import dev.ringside.dsl.schema.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** Code for comparisons of texts: the length first, then the bytes, eight at a time. */
final class TextCode {
    /** Up to how many literals a membership test compares one by one; a hash set has to copy its key and hash it. */
    private static final int CHAIN = 8;
    /** More lengths than this are not told apart before the text is read. */
    private static final int MOST_LENGTHS = 16;

    private static final String EXE = ".exe";

    private final Assembler out;
    private final FieldSource source;
    private final ConstantPool constants;
    private final TextEncoding encoding;
    private final TextSets sets;

    TextCode(Assembler out, FieldSource source, ConstantPool constants) {
        this.out = out;
        this.source = source;
        this.constants = constants;
        this.encoding = source.encoding();
        this.sets = new TextSets(out, encoding, constants);
    }

    void compare(TextCompare compare, Label hit, Label miss, Label unknown) {
        if (!(compare.text() instanceof Expr.FieldRef ref) || !(compare.operand() instanceof Expr.TextLiteral text)) {
            throw unable(compare);
        }
        if (compare.comparison() == TextComparison.CONTAINS) {
            occurs(new Terms.Occurs(ref.field(), compare.match(), List.of(text.value())), hit, miss, unknown);
            return;
        }
        lengths(
                ref.field(),
                compare.comparison() == TextComparison.EQUAL,
                List.of(text.value()),
                compare.match(),
                miss);
        TextForm form = encoding.form(ignoresCase(compare.match()));
        TextPlace place = source.text(out, ref.field(), form, miss, unknown);
        List<String> texts = switch (compare.comparison()) {
            case EQUAL -> names(text.value(), compare.match());
            case ENDS_WITH -> endings(text.value(), compare.match());
            case STARTS_WITH -> List.of(text.value());
            case CONTAINS, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> throw unable(compare);
        };
        for (Literal literal : literals(texts, compare.match(), place)) {
            Label next = out.label();
            switch (compare.comparison()) {
                case EQUAL -> equal(place, literal, hit, next);
                case STARTS_WITH -> startsWith(place, literal, hit, next);
                case ENDS_WITH -> endsWith(place, literal, hit, next);
                case CONTAINS, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> throw unable(compare);
            }
            out.place(next);
        }
        out.jump(miss);
    }

    /** Whether one of several texts occurs in a field. */
    void occurs(Terms.Occurs occurs, Label hit, Label miss, Label unknown) {
        lengths(occurs.field(), false, occurs.parts(), occurs.match(), miss);
        TextForm form = encoding.form(ignoresCase(occurs.match()));
        TextPlace place = source.text(out, occurs.field(), form, miss, unknown);
        List<Literal> literals = literals(occurs.parts(), occurs.match(), place).stream()
                .filter(literal -> literal.length() <= place.capacity())
                .toList();
        if (literals.isEmpty()) {
            out.jump(miss);
            return;
        }
        if (literals.stream().anyMatch(literal -> literal.length() == 0)) {
            out.jump(hit);
            return;
        }
        boolean again = false;
        for (SearchTable table : SearchTable.of(literals)) {
            Label next = out.label();
            if (again) {
                source.text(out, occurs.field(), form, miss, unknown);
            }
            out.jump(Jump.LT, Reg.R0, table.shortest(), next);
            source.search(out, place, constants.addTable(table), table.accept(), hit, next);
            out.place(next);
            again = true;
        }
        out.jump(miss);
    }

    void in(TextIn in, Label hit, Label miss, Label unknown) {
        if (!(in.text() instanceof Expr.FieldRef ref)) {
            throw unable(in);
        }
        lengths(ref.field(), true, in.values(), in.match(), miss);
        TextForm form = encoding.form(ignoresCase(in.match()));
        TextPlace place = source.text(out, ref.field(), form, miss, unknown);
        List<Literal> chained = new ArrayList<>();
        List<Literal> hashed = new ArrayList<>();
        for (String value : in.values()) {
            for (Literal literal : literals(names(value, in.match()), in.match(), place)) {
                boolean bytewise =
                        !literal.folding().ignoreCase() && !literal.folding().nulIsBlank();
                (bytewise && literal.length() <= sets.longest() ? hashed : chained).add(literal);
            }
        }
        if (hashed.size() <= CHAIN) {
            chained.addAll(hashed);
            hashed.clear();
        }
        for (Literal literal : chained) {
            Label next = out.label();
            equal(place, literal, hit, next);
            out.place(next);
        }
        if (!hashed.isEmpty()) {
            sets.lookUp(place, hashed, hit, miss);
        }
        out.jump(miss);
    }

    /** The length is in R0 and stays there. */
    private void equal(TextPlace place, Literal literal, Label hit, Label miss) {
        if (literal.length() > place.capacity()) {
            return;
        }
        out.jump(Jump.NE, Reg.R0, literal.length(), miss);
        boolean right = place.alignment() == Alignment.RIGHT;
        address(place.offset() + (right ? place.capacity() - literal.length() : 0));
        bytes(literal, miss);
        out.jump(hit);
    }

    private void startsWith(TextPlace place, Literal literal, Label hit, Label miss) {
        if (literal.length() > place.capacity()) {
            return;
        }
        out.jump(Jump.LT, Reg.R0, literal.length(), miss);
        place.start(out);
        bytes(literal, miss);
        out.jump(hit);
    }

    private void endsWith(TextPlace place, Literal literal, Label hit, Label miss) {
        if (literal.length() > place.capacity()) {
            return;
        }
        out.jump(Jump.LT, Reg.R0, literal.length(), miss);
        if (place.alignment() == Alignment.RIGHT) {
            address(place.offset() + place.capacity() - literal.length());
        } else {
            out.mov(Reg.R4, Reg.R0).alu(Alu.SUB, Reg.R4, literal.length());
            address(place.offset());
            out.alu(Alu.ADD, Reg.R1, Reg.R4);
        }
        bytes(literal, miss);
        out.jump(hit);
    }

    private void address(int offset) {
        out.mov(Reg.R1, FieldSource.BASE).alu(Alu.ADD, Reg.R1, offset);
    }

    /** Compares the literal with the bytes at R1, in as few accesses as there can be: the last one overlaps where the length is odd. */
    private void bytes(Literal literal, Label differ) {
        int length = literal.length();
        int step = length >= 8 ? 8 : Integer.highestOneBit(length);
        for (int at = 0; at < length; at += step) {
            word(literal, Math.min(at, length - step), step, differ);
        }
    }

    private void word(Literal literal, int at, int size, Label differ) {
        long mask = literal.maskWord(at, size);
        long expected = literal.word(at, size) | mask;
        out.load(Size.of(size), Reg.R2, Reg.R1, at);
        if (mask != 0) {
            if (mask == (int) mask) {
                out.alu(Alu.OR, Reg.R2, (int) mask);
            } else {
                out.set(Reg.R3, mask).alu(Alu.OR, Reg.R2, Reg.R3);
            }
        }
        if (expected == (int) expected) {
            out.jump(Jump.NE, Reg.R2, (int) expected, differ);
        } else {
            out.set(Reg.R3, expected).jump(Jump.NE, Reg.R2, Reg.R3, differ);
        }
    }

    /** Goes to the label if the text's length alone says that it is none of these, where the length can be had without the text. */
    private void lengths(Field field, boolean equal, Collection<String> values, Match match, Label miss) {
        SortedSet<Integer> lengths = new TreeSet<>();
        for (String value : values) {
            for (String name : equal ? names(value, match) : List.of(value)) {
                lengths.add(encoding.length(name));
            }
        }
        Label load = out.label();
        if (lengths.size() <= MOST_LENGTHS && source.length(out, field, miss, load)) {
            if (equal) {
                lengths.forEach(length -> out.jump(Jump.EQ, Reg.R0, length, load));
            } else {
                out.jump(Jump.GE, Reg.R0, lengths.first(), load);
            }
            out.jump(miss);
        } else if (equal) {
            lastNames(field, values, miss, load);
        }
        out.place(load);
    }

    /** Goes to a label if the length of the path's last name alone says that it is none of these. */
    private void lastNames(Field field, Collection<String> paths, Label miss, Label load) {
        SortedSet<Integer> lengths = new TreeSet<>();
        paths.forEach(path -> lengths.add(encoding.length(path.substring(path.lastIndexOf('/') + 1))));
        if (lengths.size() <= MOST_LENGTHS && source.lastNameLength(out, field, load)) {
            lengths.forEach(length -> out.jump(Jump.EQ, Reg.R0, length, load));
            out.jump(miss);
        }
    }

    /** Without those that no text can have. */
    private List<Literal> literals(List<String> texts, Match match, TextPlace place) {
        TextForm form = encoding.form(ignoresCase(match));
        Folding folding = new Folding(ignoresCase(match) && form == TextForm.PLAIN, place.nulIsBlank());
        return texts.stream()
                .filter(encoding::canHave)
                .map(text -> new Literal(encoding.encode(encoding.inForm(text, form)), folding))
                .toList();
    }

    private boolean ignoresCase(Match match) {
        return switch (match) {
            case IGNORE_CASE -> true;
            case NAME, PATH -> source.os() == Os.WINDOWS;
            case EXACT -> false;
        };
    }

    /** The texts that equal a name: on Windows the one with {@code .exe} and the one without. */
    private List<String> names(String text, Match match) {
        if (match != Match.NAME || source.os() != Os.WINDOWS) {
            return List.of(text);
        }
        String bare =
                text.toLowerCase(Locale.ROOT).endsWith(EXE) ? text.substring(0, text.length() - EXE.length()) : text;
        return List.of(bare, bare + EXE);
    }

    /** The endings that a name may have: on Windows {@code .exe} may follow. */
    private List<String> endings(String text, Match match) {
        return match == Match.NAME && source.os() == Os.WINDOWS ? List.of(text, text + EXE) : List.of(text);
    }

    private static IllegalArgumentException unable(Object term) {
        return new IllegalArgumentException("not for a kernel: " + term);
    }
}
