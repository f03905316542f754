package dev.ringside.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.text.Fold;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether the driver compares as the other engines do, for each of the 65,536 units. */
class FoldTableTest {
    @Test
    void the_table_in_the_driver_is_the_one_that_fold_makes() throws IOException {
        assertThat(Files.readString(FoldTable.FILE)).isEqualTo(FoldTable.source());
    }

    @Test
    void driver_upper_cases_every_unit_as_fold_does() {
        try (NativeCore core = NativeCore.start()) {
            String expected = IntStream.rangeClosed(0, Character.MAX_VALUE)
                    .map(unit -> Fold.unit((char) unit))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(core.upperCased()).isEqualTo(expected);
        }
    }
}
