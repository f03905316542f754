package dev.ringside.runtime.agent.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void everyWordIsReadBackAsItWas() {
        assertThat(CommandLine.of(List.of("C:\\Program Files\\java.exe", "-cp", "a b\\", "say \"x\\\"", "")))
                .isEqualTo("\"C:\\Program Files\\java.exe\" \"-cp\" \"a b\\\\\" \"say \\\"x\\\\\\\"\" \"\"");
    }
}
