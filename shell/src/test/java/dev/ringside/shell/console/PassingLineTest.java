package dev.ringside.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.shell.console.Surroundings.Size;
import dev.ringside.shell.console.Surroundings.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A line that goes whenever something else is written. */
final class PassingLineTest {
    private static final String CLEAR = "\r\033[K";

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @Test
    void itIsReplacedByTheNextAndGoesAtTheEnd() {
        try (PassingLine line = new PassingLine(surroundings(true, true), true)) {
            line.show(Optional.of("one"));
            line.show(Optional.of("two"));
        }
        assertThat(written()).isEqualTo("one" + CLEAR + "two" + CLEAR);
    }

    @Test
    void itGoesBeforeRowsAndMessages() {
        try (PassingLine line = new PassingLine(surroundings(true, true), true)) {
            line.show(Optional.of("one"));
            line.surroundings().print("row\n");
            line.surroundings().print("row\n");
            line.show(Optional.of("two"));
            line.surroundings().err().print("message\n");
            line.show(Optional.of("three"));
        }
        assertThat(written()).isEqualTo("one" + CLEAR + "row\nrow\ntwo" + CLEAR + "message\nthree" + CLEAR);
    }

    @Test
    void rowsThatGoElsewhereLeaveItAlone() {
        try (PassingLine line = new PassingLine(surroundings(false, true), true)) {
            line.show(Optional.of("one"));
            line.surroundings().print("row\n");
        }
        assertThat(written()).isEqualTo("onerow\n" + CLEAR);
    }

    @Test
    void itIsNotWiderThanTheTerminal() {
        try (PassingLine line = new PassingLine(surroundings(true, true), true)) {
            line.show(Optional.of("x".repeat(100)));
        }
        assertThat(written()).isEqualTo("x".repeat(78) + "…" + CLEAR);
    }

    @Test
    void nothingIsChangedWhereItCannotBeShown() {
        Surroundings piped = surroundings(true, false);
        Surroundings quiet = surroundings(true, true);
        try (PassingLine line = new PassingLine(piped, true);
                PassingLine unwanted = new PassingLine(quiet, false)) {
            assertThat(line.surroundings()).isSameAs(piped);
            assertThat(unwanted.surroundings()).isSameAs(quiet);
        }
        assertThat(written()).isEmpty();
    }

    private Surroundings surroundings(boolean out, boolean err) {
        return new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                terminal,
                new PrintStream(terminal, true, StandardCharsets.UTF_8),
                new Terminals(true, out, err),
                Size.USUAL,
                Map.of("TERM", "xterm"));
    }

    private String written() {
        return terminal.toString(StandardCharsets.UTF_8);
    }
}
