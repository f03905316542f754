package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.driver.linux.Environment;
import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
class FilesTest {
    @TempDir
    Path temporary;

    /** As the kernel names it. */
    private Path directory = Path.of("");

    @BeforeEach
    void findDirectory() throws IOException {
        directory = temporary.toRealPath();
    }

    @Test
    void namesAreMadeMovedAndRemoved() {
        assertThat(done("op != \"open\"", """
                int here = open(".", O_RDONLY);
                mknod("a", S_IFREG | 0640, 0);
                mkdir("b", 0750);
                mkdirat(here, "b/c", 0700);
                rename("a", "d");
                renameat(here, "d", AT_FDCWD, "e");
                syscall(SYS_renameat2, AT_FDCWD, "e", here, "f", RENAME_NOREPLACE);
                link("f", "g");
                linkat(here, "f", here, "h", 0);
                symlink("../no such", "i");
                symlinkat("f", here, "j");
                linkat(AT_FDCWD, "j", AT_FDCWD, "k", AT_SYMLINK_FOLLOW);
                unlink("i");
                unlinkat(here, "k", 0);
                rmdir("b/c");
                unlinkat(AT_FDCWD, "b", AT_REMOVEDIR);
                """))
                .containsExactly(
                        "create /a mode=0640",
                        "create /b mode=0750",
                        "create /b/c mode=0700",
                        "rename /d from /a",
                        "rename /e from /d",
                        "rename /f from /e",
                        "link /g from /f",
                        "link /h from /f",
                        "link /i from ../no such",
                        "link /j from f",
                        "link /k from /f",
                        "delete /i",
                        "delete /k",
                        "delete /b/c",
                        "delete /b");
    }

    @Test
    void whatIsSaidOfAFileIsChanged() {
        assertThat(done("op in [\"chmod\", \"chown\", \"settime\", \"truncate\"]", """
                struct timespec now[2] = {};
                int file = open("a", O_CREAT | O_RDWR, 0600);
                chmod("a", 0640);
                fchmod(file, 04750);
                fchmodat(AT_FDCWD, "a", 0604, 0);
                chown("a", 1, 2);
                lchown("a", -1, 3);
                fchown(file, 4, -1);
                fchownat(file, "", 5, 6, AT_EMPTY_PATH);
                utime("a", NULL);
                utimes("a", NULL);
                futimesat(AT_FDCWD, "a", NULL);
                utimensat(AT_FDCWD, "a", now, 0);
                futimens(file, now);
                truncate("a", 5000000000);
                ftruncate(file, 7);
                """))
                .containsExactly(
                        "chmod /a mode=0640",
                        "chmod /a mode=04750 owner=0 group=0 size=0",
                        "chmod /a mode=0604",
                        "chown /a owner=1 group=2",
                        "chown /a group=3",
                        "chown /a mode=0604 owner=4 group=3 size=0",
                        "chown /a mode=0604 owner=5 group=6 size=0",
                        "settime /a",
                        "settime /a",
                        "settime /a",
                        "settime /a",
                        "settime /a mode=0604 owner=5 group=6 size=0",
                        "truncate /a size=5000000000",
                        "truncate /a mode=0604 owner=5 group=6 size=7");
    }

    @Test
    void permissionsAreChangedWithFlags() {
        assumeTrue(Environment.read().isAtLeast(6, 6), "fchmodat2 came with 6.6");
        assertThat(done("op == \"chmod\"", """
                creat("a", 0600);
                symlink("a", "link");
                syscall(452, AT_FDCWD, "link", 0640, 0);
                syscall(452, AT_FDCWD, "a", 0604, AT_SYMLINK_NOFOLLOW);
                """)).containsExactly("chmod /a mode=0640", "chmod /a mode=0604");
    }

    @Test
    void openingTellsWhetherTheFileWasMade() {
        assertThat(done("op in [\"open\", \"create\"]", """
                struct { uint64_t flags, mode, resolve; } how = {O_RDONLY, 0, 0};
                open("a", O_CREAT | O_WRONLY, 0600);
                open("a", O_CREAT | O_WRONLY, 0600);
                creat("b", 0400);
                openat(open(".", O_PATH), "b", O_RDONLY);
                syscall(SYS_openat2, AT_FDCWD, "a", &how, sizeof how);
                """))
                .containsExactly(
                        "create /a mode=0600 owner=0 group=0 size=0",
                        "open /a mode=0600 owner=0 group=0 size=0",
                        "create /b mode=0400 owner=0 group=0 size=0",
                        "open /",
                        "open /b mode=0400 owner=0 group=0 size=0",
                        "open /a mode=0600 owner=0 group=0 size=0");
    }

    @Test
    void aFileIsWrittenWhenTheLastOfItsDescriptorsIsClosed() {
        assertThat(done("op == \"write\"", """
                int other = open("never", O_CREAT | O_RDONLY, 0600);
                int file = open("closed", O_CREAT | O_WRONLY, 0600);
                write(file, "12345", 5);
                int twin = dup(file);
                close(file);
                close(twin);
                file = open("replaced", O_CREAT | O_RDWR, 0600);
                dup2(file, file);
                dup2(9999, file);
                dup2(other, file);
                file = open("shared", O_CREAT | O_WRONLY, 0600);
                if (fork() == 0) { close(file); _exit(0); }
                wait(NULL);
                dup3(other, file, O_CLOEXEC);
                int ends[2];
                pipe(ends);
                close(ends[1]);
                close(other);
                """))
                .containsExactly(
                        "write /closed mode=0600 owner=0 group=0 size=5",
                        "write /replaced mode=0600 owner=0 group=0 size=0",
                        "write /shared mode=0600 owner=0 group=0 size=0");
    }

    @Test
    void filesThatAreClosedTogetherAreEachWritten() {
        assumeTrue(
                Environment.read().isAtLeast(6, 16),
                "before 6.16 processes have no name any more when their end is told");
        assertThat(done("op == \"write\"", """
                char name[] = "a";
                for (int i = 0; i < 5; i++, name[0]++) open(name, O_CREAT | O_WRONLY, 0600);
                open("a", O_RDONLY);
                syscall(SYS_close_range, 4, 5, 4);
                syscall(SYS_close_range, 4, 5, 0);
                syscall(SYS_close_range, 6, ~0U, 2);
                """))
                .containsExactly(
                        "write /b mode=0600 owner=0 group=0 size=0",
                        "write /c mode=0600 owner=0 group=0 size=0",
                        "write /d mode=0600 owner=0 group=0 size=0",
                        "write /e mode=0600 owner=0 group=0 size=0",
                        "write /a mode=0600 owner=0 group=0 size=0");
    }

    @Test
    void whatAProcessHasOpenIsWrittenWhenItEnds() {
        assumeTrue(
                Environment.read().isAtLeast(6, 16),
                "before 6.16 processes have no name any more when their end is told");
        assertThat(done("op == \"write\"", """
                open("a", O_CREAT | O_WRONLY, 0600);
                open("a", O_RDONLY);
                if (fork() == 0) {
                    open("b", O_CREAT | O_WRONLY, 0600);
                    kill(getpid(), SIGKILL);
                }
                wait(NULL);
                """))
                .containsExactly(
                        "write /b mode=0600 owner=0 group=0 size=0", "write /a mode=0600 owner=0 group=0 size=0");
    }

    @Test
    void whatIsTooMuchAtOnceIsCountedAsLost() {
        assumeTrue(
                Environment.read().isAtLeast(6, 16),
                "before 6.16 processes have no name any more when their end is told");
        Path program = Programs.compiled(directory, "files", """
                char name[] = "a";
                for (int i = 0; i < 20; i++, name[0]++) open(name, O_CREAT | O_WRONLY, 0600);
                """);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed, "files.where(op == \"write\" && name == \"" + program.getFileName() + "\")")) {
            Programs.run("cd " + directory + " && " + program);

            assertThat(query.end()).hasSize(8);
            assertThat(query.accounts().lost()).isEqualTo(12);
            assertThat(query.accounts().isBalanced()).isTrue();
        }
    }

    @Test
    void whatFailsIsToldToThoseWhoAsk() {
        String main = """
                open("missing", O_RDONLY);
                open("", O_RDONLY);
                unlink("missing");
                unlink(NULL);
                rename("missing", "other");
                chmod("missing", 0777);
                fchown(9999, 1, 1);
                truncate("missing/", 3);
                open("there", O_CREAT, 0600);
                """;
        assertThat(done("true", main)).containsExactly("create /there mode=0600 owner=0 group=0 size=0");
        assertThat(done("result < 0", main))
                .containsExactly(
                        "open /missing result=-2",
                        "open / result=-2",
                        "delete /missing result=-2",
                        "rename /other from /missing result=-2",
                        "chmod /missing mode=0777 result=-2",
                        "truncate /missing size=3 result=-2");
        assertThat(done("op == \"delete\" && result != 0", main)).hasSize(1);
    }

    @Test
    void dotsInWhatWasTypedAreNoPartOfThePath() {
        assertThat(done("op == \"delete\"", """
                mkdir("a", 0700);
                mkdir("a/b", 0700);
                chdir("a/b");
                rmdir(".././/b/../b");
                """)).containsExactly("delete /a/b");
    }

    @Test
    void linksOnTheWayAreFollowedAndInTheLastPlaceAsTheCallDoes() {
        assertThat(done("op in [\"delete\", \"chmod\", \"rename\", \"chown\"]", """
                mkdir("real", 0700);
                mkdir("real/sub", 0700);
                symlink("real/sub", "way");
                creat("real/sub/a", 0600);
                creat("real/sub/c", 0600);
                symlink("real/sub/a", "last");
                symlink("real/sub/a", "gone");
                chmod("way/a", 0640);
                chmod("last", 0600);
                chown("last", 1, -1);
                lchown("last", 2, -1);
                rename("way/c", "way/../b");
                unlink("way/../b");
                unlink("gone");
                """))
                .containsExactly(
                        "chmod /real/sub/a mode=0640",
                        "chmod /real/sub/a mode=0600",
                        "chown /real/sub/a owner=1",
                        "chown /last owner=2",
                        "rename /real/b from /real/sub/c",
                        "delete /real/b",
                        "delete /gone");
    }

    @Test
    void namesArriveByteForByte() {
        String longest = "n".repeat(255);
        assertThat(done("op in [\"create\", \"delete\"]", """
                char name[256] = {};
                char *names[] = {"new\\nline", "\\033[31mred", "\\xff\\xfe", "\\xc3\\xa9", " ", "quote\\"", "back\\\\slash"};
                for (int i = 0; i < 7; i++) { creat(names[i], 0600); unlink(names[i]); }
                memset(name, 'n', 255);
                creat(name, 0600);
                unlink(name);
                """).stream()
                        .map(row -> row.replace(" mode=0600 owner=0 group=0 size=0", "")))
                .containsExactly(Stream.of(
                                "new\nline", "\033[31mred", "\udcff\udcfe", "é", " ", "quote\"", "back\\slash", longest)
                        .flatMap(name -> Stream.of("create /" + name, "delete /" + name))
                        .toArray(String[]::new));
    }

    @Test
    void deepPathsAreWhole() {
        String name = "d".repeat(25);
        assertThat(done("op == \"delete\"", """
                char name[] = "%s";
                for (int i = 0; i < 140; i++) { mkdir(name, 0700); chdir(name); }
                creat("file", 0600);
                unlink("file");
                chdir("..");
                rmdir(name);
                """.formatted(name)))
                .containsExactly("delete " + ("/" + name).repeat(140) + "/file", "delete " + ("/" + name).repeat(140));
    }

    @Test
    void aPathMayBeAsLongAsTheSystemAllows() {
        assertThat(done("op == \"delete\"", """
                char path[4097] = {};
                getcwd(path, 4096);
                while (strlen(path) < 4089) strcat(path, "/.");
                strcat(path, "/////file" + strlen(path) - 4086);
                creat("file", 0600);
                if (strlen(path) == 4095) unlink(path);
                """)).containsExactly("delete /file");
    }

    @Test
    void whatIsTooLongOnceItIsAbsoluteIsCutAndMarked() {
        Path program = Programs.compiled(directory, "long", """
                char path[4096] = {};
                while (strlen(path) < 4090) strcat(path, "./");
                strcat(path, "/file");
                creat("file", 0600);
                unlink(path);
                """);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed, "files.where(op == \"delete\" && name == \"" + program.getFileName() + "\")")) {
            Programs.run("cd " + directory + " && " + program);

            Event event = query.await(1).getFirst();
            assertThat(LiveQuery.text(event, "path")).hasSize(4096).endsWith("/././/file");
            assertThat(LiveQuery.number(event, "truncated")).isEqualTo(1);
        }
    }

    @Test
    void rootsAndMountsOfTheProcessAreRespected() {
        assertThat(done("op in [\"create\", \"delete\"]", """
                mkdir("root", 0700);
                mkdir("root/x", 0700);
                mkdir("mounted", 0700);
                unshare(0x20000);
                mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
                mount("root/x", "mounted", NULL, MS_BIND, NULL);
                creat("mounted/in mount", 0600);
                unlink("mounted/in mount");
                chroot("root");
                chdir("/");
                creat("/x/in root", 0600);
                unlink("/x/in root");
                """).stream()
                        .skip(3)
                        .map(row -> row.replace(" mode=0600 owner=0 group=0 size=0", "")))
                .containsExactly(
                        "create /mounted/in mount",
                        "delete /mounted/in mount",
                        "create /root/x/in root",
                        "delete /root/x/in root");
    }

    @Test
    void programsOfThirtyTwoBitsAreUnderstood() {
        assertThat(done("op != \"open\"", """
                #define CALL(number, a, b, c, d) ({ long result; __asm__ volatile("int $0x80" : "=a"(result) \\
                        : "a"(number), "b"(a), "c"(b), "d"(c), "S"(d) : "memory", "r8", "r9", "r10", "r11"); result; })
                char *low = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
                char *name = strcpy(low, "a"), *other = strcpy(low + 16, "b");
                int file = CALL(5, name, O_CREAT | O_WRONLY, 0600, 0);
                CALL(6, file, 0, 0, 0);
                CALL(15, name, 0640, 0, 0);
                CALL(182, name, 0xFFFF, 3, 0);
                CALL(212, name, 4, -1, 0);
                CALL(193, name, 5000000000 & 0xFFFFFFFF, 5000000000 >> 32, 0);
                CALL(92, name, 9, 0, 0);
                CALL(302, AT_FDCWD, name, AT_FDCWD, other);
                CALL(10, other, 0, 0, 0);
                """))
                .containsExactly(
                        "create /a mode=0600 owner=0 group=0 size=0",
                        "write /a mode=0600 owner=0 group=0 size=0",
                        "chmod /a mode=0640",
                        "chown /a group=3",
                        "chown /a owner=4",
                        "truncate /a size=5000000000",
                        "truncate /a size=9",
                        "rename /b from /a",
                        "delete /b");
    }

    @Test
    void whatNobodyAsksForIsNotLookedAt() {
        Path program = Programs.compiled(directory, "unasked", """
                for (int i = 0; i < 20000; i++) close(open("/dev/null", O_RDONLY));
                unlink("unasked");
                """);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed,
                        "files.where(op == \"delete\" && result < 0 && name == \"" + program.getFileName() + "\")")) {
            assertThat(query.isExact()).isTrue();
            Programs.run("cd " + directory + " && " + program);

            assertThat(query.end()).hasSize(1);
            Accounts accounts = query.accounts();
            assertThat(accounts.isBalanced()).isTrue();
            assertThat(accounts.delivered()).isEqualTo(1);
            assertThat(accounts.seen()).isLessThan(20_000);
        }
    }

    @Test
    void idsAreThoseOfSysmon() {
        Path program = Programs.compiled(directory, "ids", """
                creat("a", 0600);
                open("a", O_RDONLY);
                utime("a", NULL);
                unlink("a");
                """);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "files.where(path == \"" + directory + "/a\")")) {
            Programs.run("cd " + directory + " && " + program);

            assertThat(query.await(5).stream()
                            .map(event -> LiveQuery.has(event, "eventId") ? LiveQuery.number(event, "eventId") : -1))
                    .containsExactly(11L, -1L, -1L, 26L, -1L);
        }
    }

    private List<String> done(String predicate, String main) {
        return new FileActions(directory).done(predicate, main);
    }
}
