package dev.ringside.tests.wine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.driver.windows.contract.Contract;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class ShippedDriverTest {
    /** The control code stands in the build for tests as it is written, so its absence in the other one says something. */
    @Test
    void theCodeThatRaisesEventsIsInTheBuildForTestsOnly() {
        assumeTrue(
                DriverFile.shipped().isPresent(),
                "the Windows driver is built where gcc-mingw-w64-x86-64 and make are installed");

        assertThat(has(DriverFile.forTests().orElseThrow(), Contract.CONTROL_RAISE))
                .isTrue();
        assertThat(has(DriverFile.shipped().orElseThrow(), Contract.CONTROL_RAISE))
                .isFalse();
        assertThat(has(DriverFile.shipped().orElseThrow(), Contract.CONTROL_STOP))
                .isTrue();
    }

    private static boolean has(byte[] binary, int number) {
        ByteBuffer bytes = ByteBuffer.wrap(binary).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + Integer.BYTES <= binary.length; at++) {
            if (bytes.getInt(at) == number) {
                return true;
            }
        }
        return false;
    }
}
