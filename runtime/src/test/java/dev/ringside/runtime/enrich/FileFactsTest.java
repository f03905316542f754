package dev.ringside.runtime.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFactsTest {
    private static final String IMPORTS = "133E93A05E9ABA21E532306B0FF7E2D3";

    private final FileFacts facts = new FileFacts();

    @TempDir
    private Path folder;

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(FileFactsTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Optional<Hashes> hashes(Path file) {
        return facts.hashes(file.toString());
    }

    @Test
    void aProgramHasFourHashesAsSysmonWritesThem() throws IOException {
        Hashes hashes = hashes(file("a.exe", resource("imports64.exe"))).orElseThrow();

        assertThat(hashes.text())
                .isEqualTo("SHA1=2A78F2D235163899128C7879E527E7CDDE65D706,MD5=A49529AA0ED122B0DA1F9AE541895EBF,"
                        + "SHA256=4CB50CBA6E61197DBD640D2529967FBDA0E823C58D119793F3EC9D025908418C,IMPHASH=" + IMPORTS);
        assertThat(hashes.imphash()).contains(IMPORTS);
    }

    @Test
    void theHashOfImportsIsTheSameForProgramsOf32Bits() throws IOException {
        assertThat(hashes(file("a.exe", resource("imports32.exe"))).flatMap(Hashes::imphash))
                .contains(IMPORTS);
    }

    @Test
    void aProgramThatImportsNothingHasZerosAmongItsHashesAndNoHashOfImports() throws IOException {
        Hashes hashes = hashes(file("a.exe", resource("alone.exe"))).orElseThrow();

        assertThat(hashes.text()).endsWith(",IMPHASH=00000000000000000000000000000000");
        assertThat(hashes.imphash()).isEmpty();
    }

    @Test
    void whatIsNoProgramHasThreeHashes() throws IOException {
        assertThat(hashes(file("empty", new byte[0])).map(Hashes::text))
                .contains("SHA1=DA39A3EE5E6B4B0D3255BFEF95601890AFD80709,MD5=D41D8CD98F00B204E9800998ECF8427E,"
                        + "SHA256=E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855");
    }

    /** Wherever a byte of headers and tables is wrong, or the file ends: hashing comes to an end, whatever it gives. */
    @ParameterizedTest
    @ValueSource(strings = {"imports64.exe", "imports32.exe"})
    void aDamagedProgramStillHasTheHashesOfItsBytes(String name) throws IOException {
        byte[] whole = resource(name);
        for (int at = 0; at < whole.length; at += 13) {
            byte[] damaged = whole.clone();
            damaged[at] = (byte) ~damaged[at];
            assertThat(hashes(file("damaged.exe", damaged))).isPresent();
            byte[] cut = Arrays.copyOf(whole, at);
            assertThat(hashes(file("cut.exe", cut))).isPresent();
        }
    }

    @Test
    void aFileThatHasChangedIsReadAgain() throws IOException {
        Path file = file("a", new byte[] {1});
        String first = hashes(file).orElseThrow().md5();
        Files.write(file, new byte[] {2});
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
        String second = hashes(file).orElseThrow().md5();

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void anotherFileInItsPlaceIsReadAgainEvenIfItLooksTheSame() throws IOException {
        FileTime time = FileTime.fromMillis(1_700_000_000_000L);
        Path file = file("a", new byte[] {1});
        Files.setLastModifiedTime(file, time);
        String first = hashes(file).orElseThrow().md5();
        Path other = file("b", new byte[] {2});
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(hashes(file).orElseThrow().md5()).isNotEqualTo(first);
    }

    @Test
    void whatIsGoneOrNoFileOrOnAnotherMachineHasNoHashes() throws IOException {
        assertThat(facts.hashes(folder.resolve("gone").toString())).isEmpty();
        assertThat(facts.hashes(folder.toString())).isEmpty();
        assertThat(facts.hashes("/dev/zero")).isEmpty();
        assertThat(facts.hashes("\0")).isEmpty();
        assertThat(facts.hashes("\\\\server\\share\\a.exe")).isEmpty();
        assertThat(facts.hashes("/" + file("a", new byte[] {1})))
                .as("two slashes are a server")
                .isEmpty();
    }

    @Test
    void aFileThatIsTooLargeHasNoHashes() throws IOException {
        Path file = folder.resolve("large");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength((512L << 20) + 1);
        }

        assertThat(hashes(file)).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "is about other systems")
    void onlyWindowsKnowsOfVersionsAndSignatures() throws IOException {
        String file = file("a.exe", resource("imports64.exe")).toString();

        assertThat(facts.version(file).fileVersion()).isNull();
        assertThat(facts.signature(file)).isEmpty();
    }
}
