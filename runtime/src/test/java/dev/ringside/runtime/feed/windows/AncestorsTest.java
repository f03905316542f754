package dev.ringside.runtime.feed.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.windows.contract.FileTime;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.driver.windows.host.Host;
import dev.ringside.driver.windows.host.HostEvent;
import dev.ringside.driver.windows.host.NeedsC;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.feed.Accounts;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The processes above an event's, from what the driver's own core recorded. */
@NeedsC
class AncestorsTest {
    private static final long START = FileTime.ofEpochNanos(1_700_000_000_000_000_000L);

    private final Host host = Host.start();

    @AfterEach
    void nothingIsLeft() {
        host.close();
    }

    /** A process starts a second after the one with the pid before it. */
    private static HostEvent event(RecordKind kind, long pid, long ppid) {
        return new HostEvent(kind)
                .with("pid", pid)
                .with("startTime", START + pid * 10_000_000)
                .with("ppid", ppid)
                .with("parentStartTime", START + ppid * 10_000_000);
    }

    private static HostEvent start(long pid, long ppid, String name) {
        return event(RecordKind.PROCS, pid, ppid).with("name", name).with("image", "C:\\" + name);
    }

    private static List<String> names(Event event) {
        return Objects.requireNonNull(event.processes(DriverQuery.slot(event, "ancestors"))).stream()
                .map(process -> String.valueOf(process.text(DriverQuery.slot(event, "name"))))
                .toList();
    }

    @Test
    void aProcessThatHasEndedInBetweenDoesNotHideWhoIsAbove() {
        try (WindowsFeed feed = new WindowsFeed(host::open, 0);
                DriverQuery query = new DriverQuery(feed, "images.where(ancestors.some(name == \"winword\"))")) {
            host.raise(
                    start(10, 5, "WINWORD.EXE").with("parent", "explorer.exe"),
                    start(20, 10, "cmd.exe"),
                    start(30, 20, "powershell.exe"),
                    event(RecordKind.IMAGES, 30, 20).with("path", "C:\\evil.dll"),
                    event(RecordKind.IMAGES, 40, 5).with("path", "C:\\good.dll"));
            List<Event> found = query.end();

            assertThat(DriverQuery.texts(found, "path")).containsExactly("C:\\evil.dll");
            assertThat(names(found.getFirst())).containsExactly("cmd.exe", "WINWORD.EXE", "explorer.exe");
            assertThat(feed.accounts(Schema.standard().stream("procs"))).isEqualTo(new Accounts(3, 0, 3, 0));
        }
    }

    @Test
    void whereTheyAreOnlyShownTheChainEndsWithWhatTheEventSays() {
        try (WindowsFeed feed = new WindowsFeed(host::open, 0);
                DriverQuery query = new DriverQuery(feed, "images.where(pid == 30)")) {
            host.raise(
                    start(20, 10, "cmd.exe"),
                    event(RecordKind.IMAGES, 30, 20).with("path", "C:\\a.dll").with("parent", "cmd.exe"));
            Event found = query.end().getFirst();

            assertThat(names(found)).containsExactly("cmd.exe");
            assertThat(feed.accounts(Schema.standard().stream("procs"))).isEqualTo(Accounts.NONE);
        }
    }

    @Test
    void aFilterThatComesToDependOnThemIsKeptInformedFromThenOn() {
        try (WindowsFeed feed = new WindowsFeed(host::open, 0);
                DriverQuery query = new DriverQuery(feed, "images.where(pid == 0)")) {
            query.replace("ancestors.some(name == \"winword\")");
            host.raise(
                    start(10, 5, "WINWORD.EXE"),
                    start(20, 10, "cmd.exe"),
                    event(RecordKind.IMAGES, 30, 20).with("path", "C:\\evil.dll"));

            assertThat(DriverQuery.texts(query.end(), "path")).containsExactly("C:\\evil.dll");
        }
    }
}
