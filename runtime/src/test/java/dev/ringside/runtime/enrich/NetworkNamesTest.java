package dev.ringside.runtime.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringside.dsl.event.IpAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NetworkNamesTest {
    private static IpAddress address(int last) {
        return IpAddress.v4(10 << 24 | last);
    }

    @Test
    void aPortHasTheNameThatItIsFirstRegisteredFor() {
        PortNames names = PortNames.parse("""
                # comment
                https\t443/tcp
                https           443/UDP  quic # HTTP/3
                other           443/tcp
                broken
                """);

        assertThat(names.name(443, "tcp")).contains("https");
        assertThat(names.name(443, "udp")).contains("https");
        assertThat(names.name(80, "tcp")).isEmpty();
    }

    @Test
    void nobodyWaitsForAName() {
        CountDownLatch slow = new CountDownLatch(1);
        try (HostNames names = new HostNames(address -> {
            pass(slow);
            return Optional.of("host-" + address);
        })) {
            assertThat(names.name(address(1))).isEmpty();
            slow.countDown();
            await().untilAsserted(() -> assertThat(names.name(address(1))).contains("host-10.0.0.1"));
        }
    }

    @Test
    void anAddressIsAskedForOnceAlsoIfItHasNoName() {
        AtomicInteger asked = new AtomicInteger();
        try (HostNames names = new HostNames(address -> {
            asked.incrementAndGet();
            return address.equals(address(1)) ? Optional.empty() : Optional.of("last");
        })) {
            for (int i = 0; i < 100; i++) {
                assertThat(names.name(address(1))).isEmpty();
            }
            await().untilAsserted(() -> assertThat(names.name(address(2))).contains("last"));

            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void aFloodOfAddressesIsNotKeptInMind() {
        CountDownLatch slow = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        try (HostNames names = new HostNames(address -> {
            asked.incrementAndGet();
            pass(slow);
            return Optional.of("host");
        })) {
            for (int i = 0; i < 10_000; i++) {
                assertThat(names.name(address(i))).isEmpty();
            }
            slow.countDown();
            await().untilAsserted(() -> assertThat(names.name(address(9_999))).contains("host"));

            assertThat(asked.get()).isLessThan(1_000);
        }
    }

    @Test
    void theSystemKnowsItself() {
        try (HostNames names = new HostNames()) {
            await().untilAsserted(() ->
                    assertThat(names.name(IpAddress.v4(127 << 24 | 1))).contains("localhost"));
        }
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
