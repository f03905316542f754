package dev.ringside.tests.evtx;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The event logs of the corpus. */
public final class Corpus {
    private static final String ATTACKS = "mdecrevoisier+EVTX-to-MITRE-Attack/";
    private static final String CREDENTIALS = ATTACKS + "TA0006-Credential Access/";

    private static final int VERDICT = 5;

    /** Small files in which all of the programs that Ringside is compared with read every record: of Sysmon, Security and PowerShell, and one of two chunks. */
    private static final List<String> WHOLE = List.of(
            ATTACKS + "EVTX_full_APT_attack_steps/ID11,13,17,18-PSexec as system execution.evtx",
            CREDENTIALS + "T1003-Credential dumping/ID4656, 5145, 4674-Impacket secret dump via SMB.evtx",
            CREDENTIALS + "T1003-Credential dumping/ID800-4103-4104-LSASS dump with LSASSY (PowerShell).evtx",
            CREDENTIALS + "T1110.xxx-Brut force/ID4771-Kerberos brutforce with valid user.evtx",
            "microsoft+KqlTools/Source/RealTimeKql/TestAssets/SampleEvtx.evtx",
            ATTACKS + "TA0005-Defense Evasion/T1562.001-Impair Defenses-Disable or Modify tool"
                    + "/ID800-4103-4104 Defender exclusion added (PowerShell).evtx");

    private Corpus() {}

    private static Path folder() {
        return Path.of(System.getProperty("ringside.corpus", "../../shared/corpus"));
    }

    /** Small whole files, as far as they are there. */
    public static List<Path> whole() {
        return WHOLE.stream().map(folder()::resolve).filter(Files::exists).toList();
    }

    /** Those that independent programs read alike, as far as they are there. */
    public static List<Path> agreed() {
        Path table = folder().resolve("expected/evtx_expected.dev.tsv");
        if (!Files.exists(table)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(table)) {
            return lines.skip(1)
                    .map(line -> line.split("\t"))
                    .filter(columns -> columns[VERDICT].equals("all4"))
                    .map(columns -> folder().resolve(columns[0]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every so manieth of them, for tests that all would take too long for; skips the test if the corpus is not there. */
    static Stream<Path> some(int each) {
        List<Path> files = all().toList();
        return IntStream.iterate(0, i -> i < files.size(), i -> i + each).mapToObj(files::get);
    }

    /** All of them; skips the test if the corpus is not there. */
    static Stream<Path> all() {
        assumePresent();
        return agreed().stream();
    }

    /** Skips the test if the corpus is not there. */
    static void assumePresent() {
        assumeTrue(Files.isDirectory(folder()), () -> "needs the corpus: " + folder() + " is not there");
    }
}
