package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
class PipesTest {
    /** A socket of a type, bound or connected to a name. */
    private static final String SOCKETS = """
            int at(int type, int peer, const char *name, int length) {
                struct sockaddr_un address = {AF_UNIX};
                int family = offsetof(struct sockaddr_un, sun_path), result = socket(AF_UNIX, type, 0);
                memcpy(address.sun_path, name, length);
                if (peer) connect(result, (struct sockaddr *) &address, family + length);
                else { bind(result, (struct sockaddr *) &address, family + length); listen(result, 9); }
                return result;
            }
            """;

    @TempDir
    Path temporary;

    /** As the kernel names it. */
    private Path directory = Path.of("");

    @BeforeEach
    void findDirectory() throws IOException {
        directory = temporary.toRealPath();
    }

    @Test
    void pipesWithNamesAreMadeAndOpened() {
        assertThat(done("""
                mkfifo("a", 0600);
                mkfifo("a", 0600);
                mkfifoat(open(".", O_RDONLY), "b", 0600);
                mknod("c", S_IFIFO | 0600, 0);
                mknod("d", S_IFREG | 0600, 0);
                open("a", O_PATH);
                open("a", O_WRONLY | O_NONBLOCK);
                open("a", O_RDONLY | O_NONBLOCK);
                open("b", O_RDWR);
                open("d", O_RDWR);
                int ends[2];
                pipe(ends);
                """))
                .containsExactly(
                        "create fifo /a 17",
                        "create fifo /b 17",
                        "create fifo /c 17",
                        "connect fifo /a 18",
                        "connect fifo /b 18");
    }

    @Test
    void socketsAreBoundAndConnectedByPath() {
        assertThat(done(SOCKETS + """
                mkdir("sub", 0700);
                at(SOCK_STREAM, 0, "a", 1);
                at(SOCK_STREAM, 0, "a", 1);
                at(SOCK_STREAM, 1, "./sub/../a", 11);
                at(SOCK_STREAM, 1, "missing", 7);
                symlink("a", "link");
                at(SOCK_STREAM, 1, "link", 4);
                at(SOCK_DGRAM, 0, "b", 2);
                at(SOCK_DGRAM, 1, "b", 2);
                at(SOCK_SEQPACKET, 0, "sub/c", 5);
                at(SOCK_SEQPACKET, 1, "sub/c", 5);
                int pair[2];
                socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
                """))
                .containsExactly(
                        "create unix /a 17",
                        "connect unix /a 18",
                        "connect unix /a 18",
                        "create unix /b 17",
                        "connect unix /b 18",
                        "create unix /sub/c 17",
                        "connect unix /sub/c 18");
    }

    @Test
    void namesOutsideOfDirectoriesAreWrittenAsToolsPrintThem() {
        String name = "ringside-" + ProcessHandle.current().pid();
        String longest = "x".repeat(107 - name.length());
        assertThat(done(SOCKETS + """
                char name[108] = "";
                int length = 1 + sprintf(name + 1, "%s");
                at(SOCK_STREAM, 0, name, length);
                at(SOCK_STREAM, 1, name, length);
                memcpy(name + length, "\\0a\\0", 3);
                at(SOCK_DGRAM, 0, name, length + 3);
                at(SOCK_DGRAM, 1, name, length + 3);
                memset(name + length, 'x', 108 - length);
                at(SOCK_STREAM, 0, name, 108);
                """.formatted(name)))
                .containsExactly(
                        "create unix @" + name + " 17",
                        "connect unix @" + name + " 18",
                        "create unix @" + name + "@a@ 17",
                        "connect unix @" + name + "@a@ 18",
                        "create unix @" + name + longest + " 17");
    }

    @Test
    void aNameIsLookedForInTheKernel() {
        String name = "ringside-exact-" + ProcessHandle.current().pid();
        Path program = Programs.compiled(
                directory,
                "pipes",
                SOCKETS + "at(SOCK_STREAM, 0, \"\\0" + name + "\", " + (name.length() + 1)
                        + "); at(SOCK_STREAM, 1, \"\\0" + name + "\", " + (name.length() + 1) + ");");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "pipes.where(op == \"connect\" && pipe == \"@" + name + "\")")) {
            assertThat(query.isExact()).isTrue();
            Programs.run(program.toString());

            assertThat(query.end()).hasSize(1);
            assertThat(query.accounts().delivered()).isEqualTo(1);
        }
    }

    /** What a program has done, one row each, the directory left out. */
    private List<String> done(String main) {
        Path program = Programs.compiled(directory, "pipes", main);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "pipes.where(name == \"" + program.getFileName() + "\")")) {
            Programs.run("cd " + directory + " && " + program);
            List<String> rows = query.end().stream().map(this::row).toList();
            assertThat(query.accounts().isBalanced()).isTrue();
            assertThat(query.accounts().lost()).isZero();
            return rows;
        }
    }

    private String row(Event event) {
        String pipe = LiveQuery.text(event, "pipe");
        String prefix = directory.toString();
        return LiveQuery.text(event, "op") + " " + LiveQuery.text(event, "kind") + " "
                + (pipe.startsWith(prefix) ? pipe.substring(prefix.length()) : pipe) + " "
                + LiveQuery.number(event, "eventId");
    }
}
