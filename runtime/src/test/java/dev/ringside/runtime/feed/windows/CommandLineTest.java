package dev.ringside.runtime.feed.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '\u0001', textBlock = """
            cmd → cmd
            cmd /c  dir → cmd|/c|dir
            "C:\\Program Files\\a.exe" x → C:\\Program Files\\a.exe|x
            C:\\a\\b.exe "a b" c → C:\\a\\b.exe|a b|c
            a "b\\"c" → a|b"c
            a b\\\\"c d" → a|b\\c d
            a b\\\\\\"c d → a|b\\"c|d
            a C:\\x\\ y → a|C:\\x\\|y
            a "" b → a||b
            a "x""y" → a|x"y
            a "unfinished b → a|unfinished b
            """)
    void splitsAsWindowsDoes(String line, String arguments) {
        assertThat(String.join("|", CommandLine.split(line))).isEqualTo(arguments);
    }
}
