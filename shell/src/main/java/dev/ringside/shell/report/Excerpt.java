package dev.ringside.shell.report;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.shell.console.Visible;
import dev.ringside.shell.console.Width;
import java.util.ArrayList;
import java.util.List;

/**
 * The line of a text that a diagnostic is about, made visible and cut to fit around the place.
 *
 * @param line the line's number, from 1
 * @param column the place's first character in its line, from 1
 * @param text the line, or the part of it around the place
 * @param before how many columns of the text are before the place
 * @param marked how many columns the place takes; at least 1
 */
record Excerpt(int line, int column, String text, int before, int marked) {
    private static final String ELLIPSIS = "…";
    private static final String TAB = "    ";
    /** How much of a line is looked at before and behind the place: lines may be megabytes long. */
    private static final int REACH = 400;

    /** A character as it is shown. */
    private record Cell(int at, String shown, int width) {}

    static Excerpt of(Diagnostic.Place place, int columns) {
        String text = place.text();
        int start = Math.min(place.span().start(), text.length());
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        int lineBreak = text.indexOf('\n', start);
        int lineEnd = lineBreak < 0 ? text.length() : lineBreak;
        int end = Math.min(place.span().end(), lineEnd);
        int from = Math.max(lineStart, start - REACH);
        int to = Math.min(lineEnd, start + REACH);
        List<Cell> left = cells(text, from, start);
        List<Cell> right = cells(text, start, to);

        int third = columns / 3;
        int markedInFull = width(right.stream().filter(cell -> cell.at < end).toList());
        boolean fits = from == lineStart && width(left) + Math.min(markedInFull, third) < columns;
        StringBuilder shown = new StringBuilder();
        if (!fits) {
            // Not too far from the left, since what follows the place says more than what precedes it.
            while (width(left) > third) {
                left.removeFirst();
            }
            shown.append(ELLIPSIS);
        }
        left.forEach(cell -> shown.append(cell.shown));
        int before = width(left) + (fits ? 0 : 1);

        int used = before;
        int marked = 0;
        for (Cell cell : right) {
            boolean last = to == lineEnd && cell.at == right.getLast().at;
            if (used + cell.width > columns - (last ? 0 : 1)) {
                shown.append(ELLIPSIS);
                marked += cell.at < end ? 1 : 0;
                break;
            }
            shown.append(cell.shown);
            used += cell.width;
            marked += cell.at < end ? cell.width : 0;
        }
        int line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Excerpt(
                line, text.codePointCount(lineStart, start) + 1, shown.toString(), before, Math.max(1, marked));
    }

    private static int width(List<Cell> cells) {
        return cells.stream().mapToInt(Cell::width).sum();
    }

    private static List<Cell> cells(String text, int from, int to) {
        List<Cell> cells = new ArrayList<>();
        for (int i = from; i < to; ) {
            int point = text.codePointAt(i);
            StringBuilder shown = new StringBuilder();
            if (point == '\t') {
                shown.append(TAB);
            } else {
                Visible.append(shown, point);
            }
            cells.add(new Cell(i, shown.toString(), Width.of(shown.toString())));
            i += Character.charCount(point);
        }
        return cells;
    }
}
