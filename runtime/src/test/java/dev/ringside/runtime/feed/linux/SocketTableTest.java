package dev.ringside.runtime.feed.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.IpAddress;
import dev.ringside.runtime.feed.shared.SocketFields.End;
import java.nio.ByteOrder;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketTableTest {
    private static final String HEADER =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid" + "  timeout inode\n";

    /** The kernel prints addresses as words of its own machine. */
    @BeforeEach
    void bytesAreInThisOrder() {
        Assumptions.assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void connectionsAndListenersAreRead() {
        assertThat(SocketTable.parse(
                        HEADER
                                + "   0: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0"
                                + "        0 124 1 00000000bbe6fdc2 100 0 0 10 0\n"
                                + "   1: 0100007F:CC44 0100007F:1F90 01 00000000:00000000 03:00000D47 00000000  1000"
                                + "        0 4294967297 3 0000000068662200\n",
                        true))
                .containsExactly(
                        new SocketTable.Entry(true, true, end("0.0.0.0", 22), Optional.empty(), 0, 124),
                        new SocketTable.Entry(
                                true,
                                false,
                                end("127.0.0.1", 52292),
                                Optional.of(end("127.0.0.1", 8080)),
                                1000,
                                4294967297L));
    }

    @Test
    void addressesOfTheOtherProtocolAreReadAndMappedOnesAreOfThisOne() {
        assertThat(SocketTable.parse(
                        HEADER
                                + "   0: B80D01200000000067452301EFCDAB89:0035 00000000000000000000000000000000:0000 07"
                                + " 00000000:00000000 00:00000000 00000000 0 0 7 2 0 0\n"
                                + "   1: 0000000000000000FFFF00000100000A:0035 0000000000000000FFFF00000200000A:0036 01"
                                + " 00000000:00000000 00:00000000 00000000 0 0 8 2 0 0\n",
                        false))
                .containsExactly(
                        new SocketTable.Entry(
                                false, false, end("2001:db8::123:4567:89ab:cdef", 53), Optional.empty(), 0, 7),
                        new SocketTable.Entry(
                                false, false, end("10.0.0.1", 53), Optional.of(end("10.0.0.2", 54)), 0, 8))
                .extracting(SocketTable.Entry::isV6)
                .containsExactly(true, false);
    }

    @Test
    void aLineThatIsCutShortIsLeftOut() {
        assertThat(SocketTable.parse(HEADER + "   0: 00000000:0016 00000000:0000 0A 00000000:0000", true))
                .isEmpty();
        assertThat(SocketTable.parse("", true)).isEmpty();
    }

    private static End end(String address, int port) {
        return new End(IpAddress.parse(address).orElseThrow(), port);
    }
}
