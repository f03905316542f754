package dev.ringside.dsl.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A pattern that covers a whole text: {@code *} stands for any run of units, {@code ?} for one unit. A backslash before either takes its
 * meaning away; two backslashes before either are one that stands for itself; anywhere else a backslash is a backslash, so that Windows
 * paths need no doubling.
 *
 * @param pieces what stands between the stars, in order; one more than there are stars
 */
public record Wildcards(List<Piece> pieces) {

    /**
     * What a pattern has between two stars.
     *
     * @param units the units of a text that it covers, something at those that may be any
     * @param anyUnit for each unit whether it may be any; empty if none may
     */
    public record Piece(String units, List<Boolean> anyUnit) {
        public Piece {
            anyUnit = anyUnit.contains(true) ? List.copyOf(anyUnit) : List.of();
        }

        /** Whether it is literal from end to end. */
        public boolean isLiteral() {
            return anyUnit.isEmpty();
        }

        /** The runs of literal units in it. */
        public List<Part> literals() {
            List<Part> parts = new ArrayList<>();
            int from = 0;
            for (int i = 0; i <= units.length(); i++) {
                if (i == units.length() || (!isLiteral() && anyUnit.get(i))) {
                    if (i > from) {
                        parts.add(new Part(from, units.substring(from, i)));
                    }
                    from = i + 1;
                }
            }
            return parts;
        }

        boolean isAt(String text, int index, boolean folded) {
            for (int i = 0; i < units.length(); i++) {
                char unit = text.charAt(index + i);
                boolean any = !anyUnit.isEmpty() && anyUnit.get(i);
                if (!any && (folded ? Fold.unit(unit) : unit) != units.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        /** Where it is first at or behind one index and wholly before another; -1 if nowhere. */
        int find(String text, int from, int end, boolean folded) {
            if (isLiteral()) {
                int at = folded ? Fold.indexOf(text, units, from) : text.indexOf(units, from);
                return at + units.length() <= end ? at : -1;
            }
            for (int at = from; at + units.length() <= end; at++) {
                if (isAt(text, at, folded)) {
                    return at;
                }
            }
            return -1;
        }

        Piece fold() {
            return new Piece(Fold.text(units), anyUnit);
        }

        Piece plus(String suffix) {
            List<Boolean> longer = new ArrayList<>(anyUnit);
            longer.addAll(Collections.nCopies(units.length() + suffix.length() - longer.size(), false));
            return new Piece(units + suffix, longer);
        }
    }

    /** A literal text that begins at that unit of a piece. */
    public record Part(int from, String text) {}

    public Wildcards {
        pieces = List.copyOf(pieces);
    }

    /** Reads a pattern; every text is one. */
    public static Wildcards parse(String pattern) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder units = new StringBuilder();
        List<Boolean> anyUnit = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            int run = i;
            while (run < pattern.length() && pattern.charAt(run) == '\\') {
                run++;
            }
            int backslashes = run - i;
            boolean wild = run < pattern.length() && (pattern.charAt(run) == '*' || pattern.charAt(run) == '?');
            for (int j = 0; j < (wild ? backslashes / 2 : backslashes); j++) {
                units.append('\\');
                anyUnit.add(false);
            }
            i = run;
            if (i == pattern.length()) {
                break;
            }
            boolean meant = wild && backslashes % 2 == 0;
            if (meant && pattern.charAt(i) == '*') {
                pieces.add(new Piece(units.toString(), anyUnit));
                units.setLength(0);
                anyUnit.clear();
            } else {
                units.append(pattern.charAt(i));
                anyUnit.add(meant);
            }
        }
        pieces.add(new Piece(units.toString(), anyUnit));
        return new Wildcards(pieces);
    }

    /** The pattern for texts whose case is folded away; for {@link #matchesFolded}. */
    public Wildcards fold() {
        return new Wildcards(pieces.stream().map(Piece::fold).toList());
    }

    /** The pattern with a literal text behind. */
    public Wildcards plus(String suffix) {
        List<Piece> longer = new ArrayList<>(pieces);
        longer.add(longer.remove(longer.size() - 1).plus(suffix));
        return new Wildcards(longer);
    }

    /** Whether it has a star or a question mark that means something. */
    public boolean isWild() {
        return pieces.size() > 1 || !pieces.get(0).isLiteral();
    }

    public boolean matches(String text) {
        return matches(text, false);
    }

    /** Whether the text matches when its case is ignored; the pattern must have been {@linkplain #fold folded}. */
    public boolean matchesFolded(String text) {
        return matches(text, true);
    }

    private boolean matches(String text, boolean folded) {
        Piece first = pieces.get(0);
        Piece last = pieces.get(pieces.size() - 1);
        int from = first.units.length();
        if (pieces.size() == 1) {
            return from == text.length() && first.isAt(text, 0, folded);
        }
        int to = text.length() - last.units.length();
        if (from > to || !first.isAt(text, 0, folded) || !last.isAt(text, to, folded)) {
            return false;
        }
        // Between two stars the first place that fits is as good as any.
        for (Piece piece : pieces.subList(1, pieces.size() - 1)) {
            int at = piece.find(text, from, to, folded);
            if (at < 0) {
                return false;
            }
            from = at + piece.units.length();
        }
        return true;
    }
}
