package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
class CredsTest {
    /** As root: becomes others and itself again, and does what changes nothing. */
    private static final String CHANGER = """
            #define _GNU_SOURCE
            #include <linux/capability.h>
            #include <sys/fsuid.h>
            #include <sys/syscall.h>
            #include <unistd.h>

            int main(void) {
                setuid(0);
                setresgid(-1, -1, -1);
                setegid(5);
                setegid(0);
                seteuid(1000);
                seteuid(0);
                setfsuid(7);
                setfsuid(0);

                struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
                struct __user_cap_data_struct data[2];
                syscall(SYS_capget, &header, data);
                syscall(SYS_capset, &header, data);
                data[0].effective &= ~1u;
                syscall(SYS_capset, &header, data);
                data[0].effective |= 1;
                syscall(SYS_capset, &header, data);
                data[0].permitted |= 1;
                data[1].permitted = ~0;
                syscall(SYS_capset, &header, data);
                return 0;
            }
            """;

    /** Becomes an ordinary user and executes its first argument, if there is one. */
    private static final String DROPPER = """
            #define _GNU_SOURCE
            #include <unistd.h>

            int main(int count, char **arguments) {
                if (count == 1) return 0;
                if (setresgid(1000, 1000, 1000) || setresuid(1000, 1000, 1000)) return 1;
                execl(arguments[1], arguments[1], (char *) 0);
                return 1;
            }
            """;

    /** Children that make namespaces of their own, or none. */
    private static final String MAKER = """
            #define _GNU_SOURCE
            #include <pthread.h>
            #include <sched.h>
            #include <signal.h>
            #include <stdio.h>
            #include <sys/wait.h>
            #include <unistd.h>

            static char stack[65536];

            static int nothing(void *argument) { return 0; }

            static void *thread(void *argument) { return 0; }

            static void child(int flags) {
                waitpid(clone(nothing, stack + sizeof stack, flags | SIGCHLD, 0), 0, 0);
            }

            int main(void) {
                pid_t made = fork();
                if (made == 0) {
                    unshare(CLONE_NEWUTS);
                    unshare(CLONE_NEWUSER);
                    pthread_t other;
                    pthread_create(&other, 0, thread, 0);
                    pthread_join(other, 0);
                    child(0);
                    return 0;
                }
                waitpid(made, 0, 0);
                child(CLONE_NEWUSER);
                child(CLONE_NEWUTS);
                child(0);
                return 0;
            }
            """;

    private static final String[] FIELDS = {"op", "oldUid", "newUid", "oldEuid", "newEuid", "oldGid", "newGid"};

    @TempDir
    Path directory;

    @BeforeEach
    void othersMayExecuteWhatIsThere() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void whatAProcessBecomesIsToldAndWhatItStaysIsNot() {
        Path program = Programs.built(directory, "changer", CHANGER);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "creds.where(name == \"" + program.getFileName() + "\")")) {
            assertThat(query.isExact()).isTrue();
            Programs.output(program.toString());

            List<Event> events = query.endAndBalance();
            assertThat(events)
                    .extracting(event -> LiveQuery.line(event, FIELDS))
                    .containsExactly(
                            "gid 0 0 0 0 0 0",
                            "gid 0 0 0 0 0 0",
                            "uid 0 0 0 1000 0 0",
                            "uid 0 0 1000 0 0 0",
                            "caps 0 0 1000 0 0 0",
                            "uid 0 0 0 0 0 0",
                            "uid 0 0 0 0 0 0",
                            "caps 0 0 0 0 0 0",
                            "caps 0 0 0 0 0 0",
                            "caps 0 0 0 0 0 0");
            long all = capabilities("CapEff");
            assertThat(events.subList(0, 6))
                    .extracting(event -> LiveQuery.number(event, "capsGained"))
                    .containsExactly(0L, 0L, 0L, all, all, 0L);
            assertThat(events.subList(8, 10))
                    .extracting(event -> LiveQuery.number(event, "capsGained"))
                    .containsExactly(0L, 1L);
        }
    }

    @Test
    void aProgramThatGivesMoreThanItsCallerHasIsTold() throws IOException {
        Path dropper = Programs.built(directory, "dropper", DROPPER);
        Path user = copy(dropper, "user", "rwxr-xr-x");
        Path setUser = copy(dropper, "setuser", "rwxr-xr-x");
        Path setGroup = copy(dropper, "setgroup", "rwxr-xr-x");
        Path capable = copy(dropper, "capable", "rwxr-xr-x");
        Programs.run("chmod u+s " + setUser + " && chmod g+s " + setGroup
                + " && PATH=$PATH:/usr/sbin:/sbin setcap cap_net_raw+ep " + capable);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed,
                        "creds.where(image.startsWith(\"" + directory.toRealPath() + "/\") && name != \""
                                + dropper.getFileName() + "\")")) {
            for (Path program : List.of(user, setUser, setGroup, capable)) {
                Programs.output(dropper.toString(), program.toString());
            }

            List<Event> events = query.endAndBalance();
            assertThat(events)
                    .extracting(event -> LiveQuery.line(event, "name") + " " + LiveQuery.line(event, FIELDS))
                    .containsExactly(
                            "setuser uid 1000 1000 1000 0 1000 1000",
                            "setuser caps 1000 1000 1000 0 1000 1000",
                            "setgroup gid 1000 1000 1000 1000 1000 1000",
                            "capable caps 1000 1000 1000 1000 1000 1000");
            assertThat(events)
                    .extracting(event -> LiveQuery.number(event, "capsGained"))
                    .containsExactly(capabilities("CapBnd"), capabilities("CapBnd"), 0L, 1L << 13);
        }
    }

    @Test
    void aProcessInAUserNamespaceOfItsOwnIsTold() {
        Path program = Programs.built(directory, "maker", MAKER, "-pthread");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed, "creds.where(op == \"userns\" && name == \"" + program.getFileName() + "\")");
                LiveQuery starts = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")")) {
            assertThat(query.isExact()).isTrue();
            Programs.output(program.toString());

            List<Event> events = query.endAndBalance();
            long maker = LiveQuery.number(starts.end().getFirst(), "pid");
            assertThat(events)
                    .extracting(event -> LiveQuery.number(event, "ppid"))
                    .containsExactly(maker, maker);
            assertThat(events)
                    .extracting(event -> LiveQuery.number(event, "pid"))
                    .doesNotHaveDuplicates();
        }
    }

    private Path copy(Path program, String name, String permissions) throws IOException {
        Path copy = Files.copy(program, directory.toRealPath().resolve(name));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(permissions));
        return copy;
    }

    /** A set of capabilities of this process, a bit each. */
    private static long capabilities(String set) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(set + ":"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring(set.length() + 1).strip(), 16))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
