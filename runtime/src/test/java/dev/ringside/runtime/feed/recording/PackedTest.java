package dev.ringside.runtime.feed.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import dev.ringside.dsl.event.Event;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that are compressed or in archives. */
@Timeout(120)
final class PackedTest {
    @TempDir
    private Path folder;

    private interface Packer {
        OutputStream open(OutputStream out) throws IOException;
    }

    @Test
    void aCompressedFileIsRead() throws Exception {
        assertThat(pids(packed(GZIPOutputStream::new, lines(1, 2)))).containsExactly(1L, 2L);
        assertThat(pids(packed(ZstdOutputStream::new, lines(1, 2)))).containsExactly(1L, 2L);
    }

    @Test
    void membersAndFramesOneBehindTheOtherAreOne() throws Exception {
        assertThat(pids(both(packed(GZIPOutputStream::new, lines(1, 2)), packed(GZIPOutputStream::new, lines(3)))))
                .containsExactly(1L, 2L, 3L);
        assertThat(pids(both(packed(ZstdOutputStream::new, lines(1, 2)), packed(ZstdOutputStream::new, lines(3)))))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void everyFileOfAnArchiveIsReadHoweverItIsPackedItself() throws Exception {
        byte[] inner = zip("deep.jsonl.gz", packed(GZIPOutputStream::new, lines(4)));
        byte[] tar = tar("c.jsonl", lines(5), "d.jsonl.zst", packed(ZstdOutputStream::new, lines(6)));
        byte[] outer = zip(
                "a.jsonl",
                lines(1, 2),
                "folder/",
                new byte[0],
                "__MACOSX/._a.jsonl",
                new byte[] {0, 5, 22, 7},
                "folder/b.jsonl",
                lines(3),
                "inner.zip",
                inner,
                "c.tar.gz",
                packed(GZIPOutputStream::new, tar));
        Reading reading = read(outer);

        assertThat(pids(reading)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(reading.messages()).isEmpty();
    }

    @Test
    void aFileThatIsNoRecordingIsToldAndDoesNotKeepTheOthersFromBeingRead() throws Exception {
        byte[] archive = zip("LICENSE", bytes("no rights\nreserved\n"), "a.jsonl", lines(1));
        Path file = Files.write(folder.resolve("x.zip"), archive);
        Reading reading = Reading.of(file, "procs");

        assertThat(pids(reading)).containsExactly(1L);
        assertThat(reading.messages())
                .containsExactly(
                        "nothing in 'LICENSE' in '" + file + "' is an event of a kind that is known",
                        "line 1: it is neither JSON, nor XML of an event, nor a record of auditd");
    }

    @Test
    void anArchiveWithoutARecordingIsNone() {
        assertThatThrownBy(() -> read(zip("a.txt", bytes("a\n"), "b.txt", bytes("b\n"))))
                .hasMessageContaining("nothing in 'a.txt' in '");
    }

    @Test
    void ofWhatIsCutOffEverythingBeforeIsRead() throws Exception {
        byte[] many = lines(range(5000));
        for (byte[] whole : List.of(
                packed(GZIPOutputStream::new, many),
                packed(ZstdOutputStream::new, many),
                zip("a.jsonl", many),
                packed(GZIPOutputStream::new, tar("a.jsonl", many)))) {
            Reading reading = read(Arrays.copyOf(whole, whole.length * 2 / 3));

            assertThat(pids(reading)).hasSizeBetween(1, 4999).startsWith(0L, 1L, 2L);
            assertThat(reading.messages()).anyMatch(message -> message.matches("after \\d+ bytes of it: .*"));
            assertThat(reading.messages().get(reading.messages().size() - 2)).contains(" is damaged (");
        }
    }

    @Test
    void ofWhatIsDamagedEverythingBeforeIsRead() throws Exception {
        byte[] whole = zip("a.jsonl", lines(range(5000)), "b.jsonl", lines(1));
        Arrays.fill(whole, whole.length / 2, whole.length / 2 + 64, (byte) 0x5A);
        Reading reading = read(whole);

        assertThat(pids(reading)).startsWith(0L, 1L, 2L);
        assertThat(reading.messages()).anyMatch(message -> message.contains("'a.jsonl' in '"));
    }

    @Test
    void whatIsPackedTooOftenIsRefused() throws Exception {
        byte[] content = lines(1);
        for (int i = 0; i < 5; i++) {
            content = packed(GZIPOutputStream::new, content);
        }
        assertThat(pids(content)).containsExactly(1L);

        byte[] deeper = packed(GZIPOutputStream::new, content);
        assertThatThrownBy(() -> read(deeper)).hasMessageContaining("is packed more than 5 times over");
    }

    @Test
    void whatUnpacksToVeryMuchNeedsLittleMemory() throws Exception {
        byte[] nothing = new byte[1 << 20];
        byte[] bomb = packed(
                out -> new FilterOutputStream(new GZIPOutputStream(out)) {
                    @Override
                    public void write(byte[] bytes) throws IOException {
                        for (int i = 0; i < 200; i++) {
                            out.write(nothing, 0, nothing.length);
                        }
                        out.write(bytes, 0, bytes.length);
                    }
                },
                bytes("\n" + new String(lines(1), StandardCharsets.UTF_8)));
        Reading reading = read(bomb);

        assertThat(bomb.length).isLessThan(1 << 20);
        assertThat(pids(reading)).containsExactly(1L);
        assertThat(reading.messages()).contains("the first is line 1: it is longer than 16 MiB");
    }

    private List<Long> pids(byte[] content) throws Exception {
        return pids(read(content));
    }

    private static List<Long> pids(Reading reading) {
        return reading.of("procs").stream().map(PackedTest::pid).toList();
    }

    private static long pid(Event event) {
        return event.number(event.stream().field("pid").slot());
    }

    private Reading read(byte[] content) throws Exception {
        return Reading.of(Files.write(folder.resolve("packed"), content), "procs");
    }

    private static long[] range(int count) {
        long[] pids = new long[count];
        Arrays.setAll(pids, i -> i);
        return pids;
    }

    private static byte[] lines(long... pids) {
        StringBuilder text = new StringBuilder();
        for (long pid : pids) {
            text.append("{\"stream\":\"procs\",\"os\":\"linux\",\"pid\":")
                    .append(pid)
                    .append(",\"cmdline\":\"")
                    .append(Long.toHexString(pid * 0x9E37_79B9_7F4A_7C15L))
                    .append("\"}\n");
        }
        return bytes(text.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] both(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] packed(Packer packer, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.open(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** @param members names and contents by turns; the first is stored as it is, with its size said before */
    private static byte[] zip(Object... members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < members.length; i += 2) {
                byte[] content = (byte[]) members[i + 1];
                ZipEntry entry = new ZipEntry((String) members[i]);
                if (i == 0 && content.length < 1000) {
                    CRC32 sum = new CRC32();
                    sum.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(Object... members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < members.length; i += 2) {
            byte[] content = (byte[]) members[i + 1];
            byte[] header = new byte[512];
            put(header, 0, (String) members[i]);
            put(header, 124, String.format(Locale.ROOT, "%011o", content.length));
            put(header, 156, "0");
            put(header, 257, "ustar");
            bytes.write(header);
            bytes.write(content);
            bytes.write(new byte[-content.length & 511]);
        }
        bytes.write(new byte[1024]);
        return bytes.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, header, at, ascii.length);
    }
}
