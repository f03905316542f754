package dev.ringside.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Whether the driver compares as the other engines do, for each of the 65,536 units. */
class FoldTableTest {
    @Test
    void driver_upper_cases_every_unit_as_dsl_does() throws IOException {
        assertThat(Files.readString(FoldTable.FILE)).isEqualTo(FoldTable.source());
    }
}
