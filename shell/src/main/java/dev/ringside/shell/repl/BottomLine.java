package dev.ringside.shell.repl;

import dev.ringside.shell.console.Width;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/**
 * The last line of a terminal, kept for itself: what is written above scrolls without it. For one thread, which must not be disturbed by what
 * others write meanwhile.
 */
final class BottomLine {
    private static final List<Capability> NEEDED = List.of(
            Capability.change_scroll_region,
            Capability.save_cursor,
            Capability.restore_cursor,
            Capability.cursor_address,
            Capability.cursor_up,
            Capability.clr_eol,
            Capability.clr_eos);
    private static final int LEAST_ROWS = 3;

    private final Terminal terminal;
    private String text = "";
    private AttributedStyle style = AttributedStyle.DEFAULT;
    private boolean shown;

    BottomLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Writes a text there, as much of it as there is room for; where the terminal cannot do that, nothing happens. */
    void show(String newText, AttributedStyle newStyle) {
        if (shown && newText.equals(text) && newStyle.equals(style)) {
            return;
        }
        text = newText;
        style = newStyle;
        if (!shown) {
            takeLine();
        }
        draw();
        terminal.flush();
    }

    /** The terminal has another size. */
    void resize() {
        if (shown) {
            // Below the cursor there is nothing but the line as it was.
            scrollRegion(rows() - 1);
            terminal.puts(Capability.clr_eos);
            takeLine();
            draw();
            terminal.flush();
        }
    }

    /** Gives the line back. */
    void hide() {
        if (shown) {
            shown = false;
            terminal.puts(Capability.save_cursor);
            terminal.puts(Capability.cursor_address, rows() - 1, 0);
            terminal.puts(Capability.clr_eol);
            terminal.puts(Capability.restore_cursor);
            scrollRegion(rows() - 1);
            terminal.flush();
        }
    }

    private void takeLine() {
        shown = rows() >= LEAST_ROWS
                && NEEDED.stream().allMatch(capability -> terminal.getStringCapability(capability) != null);
        if (shown) {
            // Scrolls only if the cursor is in the last line, and leaves it above that in any case.
            terminal.writer().write('\n');
            terminal.puts(Capability.cursor_up);
            scrollRegion(rows() - 2);
        }
    }

    /** Lets the lines down to that one scroll, and no others; the cursor stays. */
    private void scrollRegion(int last) {
        terminal.puts(Capability.save_cursor);
        terminal.puts(Capability.change_scroll_region, 0, last);
        terminal.puts(Capability.restore_cursor);
    }

    private void draw() {
        if (shown) {
            StringBuilder line = new StringBuilder();
            Width.appendCut(line, text, terminal.getSize().getColumns() - 1);
            terminal.puts(Capability.save_cursor);
            terminal.puts(Capability.cursor_address, rows() - 1, 0);
            terminal.writer().write(new AttributedString(line.toString(), style).toAnsi(terminal));
            terminal.puts(Capability.clr_eol);
            terminal.puts(Capability.restore_cursor);
        }
    }

    private int rows() {
        return terminal.getSize().getRows();
    }
}
