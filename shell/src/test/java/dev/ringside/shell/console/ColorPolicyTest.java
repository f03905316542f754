package dev.ringside.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColorPolicyTest {
    @ParameterizedTest(name = "--no-color {0}, NO_COLOR {1}, CLICOLOR_FORCE {2}, TERM {3}, terminal {4}: {5}")
    @CsvSource({
        "false,  ,  , xterm, true,  true",
        "false,  ,  , xterm, false, false",
        "false,  ,  , dumb,  true,  false",
        "false,  ,  , ,      true,  false",
        "true,   ,  , xterm, true,  false",
        "true,   , 1, xterm, true,  false",
        "false, 1,  , xterm, true,  false",
        "false, 1, 1, xterm, true,  false",
        "false, '', , xterm, true,  true",
        "false,  , 1, dumb,  false, true",
        "false,  , 0, xterm, false, false",
    })
    void theFirstThatSaysSomethingDecides(
            boolean option, String noColor, String force, String term, boolean terminal, boolean colors) {
        Map<String, String> environment = new HashMap<>();
        environment.put("NO_COLOR", noColor);
        environment.put("CLICOLOR_FORCE", force);
        environment.put("TERM", term);
        environment.values().removeIf(value -> value == null);

        assertThat(ColorPolicy.colors(option, environment, terminal)).isEqualTo(colors);
    }
}
