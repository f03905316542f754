package dev.ringside.shell.output;

import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Visible;
import dev.ringside.shell.console.Width;
import java.util.ArrayList;
import java.util.List;

/** A table whose rows are all known, so that each column is as wide as its widest cell. */
public final class TextTable {
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these titles. */
    public TextTable(String... titles) {
        row(titles);
    }

    public TextTable row(String... cells) {
        rows.add(List.of(cells).stream().map(Visible::of).toList());
        return this;
    }

    /** The table as text that ends with a line break. */
    public String render(Palette palette) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < rows.size(); at++) {
            List<String> row = rows.get(at);
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i));
                if (i < row.size() - 1) {
                    Width.pad(line, width(i) - Width.of(row.get(i)) + GAP);
                }
            }
            String text = line.toString().stripTrailing();
            out.append(at == 0 ? palette.paint(Palette.Role.STRONG, text) : text)
                    .append('\n');
        }
        return out.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> Width.of(row.get(column))).max().orElse(0);
    }
}
