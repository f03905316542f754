package dev.ringside.runtime.feed.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.windows.contract.FileTime;
import dev.ringside.driver.windows.process.ProcessDetails;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessHistoryTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long PID = 8;

    private final Map<Long, ProcessDetails> running = new HashMap<>();
    private long now = 1000 * SECOND;
    private int looks;
    private final ProcessHistory history = new ProcessHistory(this::look, () -> now);

    private Optional<ProcessDetails> look(long pid) {
        looks++;
        return Optional.ofNullable(running.get(pid));
    }

    private void start(String name) {
        long start = FileTime.ofEpochNanos(now);
        running.put(PID, new ProcessDetails(PID, 4, start, 0, "C:\\" + name, name, null, null, null, 0));
    }

    private String nameAt(long time) {
        return history.at(PID, time).map(process -> process.entry().name()).orElse("nobody");
    }

    @Test
    void aProcessIsLookedAtOnceInASecond() {
        start("a.exe");

        assertThat(nameAt(now)).isEqualTo("a.exe");
        assertThat(nameAt(now + SECOND)).isEqualTo("a.exe");
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void oneThatHasEndedIsKnownForWhatItDidBefore() {
        start("a.exe");
        long before = now;
        assertThat(nameAt(before)).isEqualTo("a.exe");
        running.clear();
        now += 5 * SECOND;

        assertThat(nameAt(before + 4 * SECOND)).isEqualTo("a.exe");
        now += 5 * SECOND;
        assertThat(nameAt(now)).isEqualTo("nobody");
        assertThat(nameAt(before)).isEqualTo("a.exe");
    }

    @Test
    void oneThatWasSeenLongAgoMayHaveHadSuccessors() {
        start("a.exe");
        nameAt(now);
        running.clear();
        now += 600 * SECOND;

        assertThat(nameAt(now - SECOND)).isEqualTo("nobody");
    }

    @Test
    void processesThatHaveThePidOneAfterTheOtherAreToldApart() {
        start("a.exe");
        long first = now;
        nameAt(now);
        now += 10 * SECOND;
        start("b.exe");
        long second = now;

        assertThat(nameAt(second)).isEqualTo("b.exe");
        assertThat(nameAt(first)).isEqualTo("a.exe");
        assertThat(nameAt(first - SECOND)).isEqualTo("nobody");
    }
}
