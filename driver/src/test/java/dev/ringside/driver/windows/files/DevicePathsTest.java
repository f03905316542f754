package dev.ringside.driver.windows.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicePathsTest {
    private static final Map<String, String> DRIVES =
            Map.of("C:", "\\Device\\HarddiskVolume1", "D:", "\\Device\\HarddiskVolume12");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            \\device\\HARDDISKVOLUME1\\Windows\\a.exe | C:\\Windows\\a.exe
            \\Device\\HarddiskVolume12\\x             | D:\\x
            \\Device\\HarddiskVolume12                | D:
            \\Device\\HarddiskVolume3\\x              | \\Device\\HarddiskVolume3\\x
            \\??\\C:\\a                               | C:\\a
            \\\\?\\C:\\a                              | C:\\a
            \\??\\UNC\\server\\share\\a               | \\\\server\\share\\a
            \\Device\\Mup\\server\\share\\a           | \\\\server\\share\\a
            \\SystemRoot\\System32\\ntoskrnl.exe      | C:\\Windows\\System32\\ntoskrnl.exe
            \\SystemRootless                          | \\SystemRootless
            \\Device\\NamedPipe\\x                    | \\Device\\NamedPipe\\x
            C:\\a                                     | C:\\a
            """)
    void aKernelsPathIsWrittenAsUsersDo(String kernel, String users) {
        assertThat(new DevicePaths(() -> DRIVES, "C:\\Windows").toDrive(kernel)).isEqualTo(users);
    }

    @Test
    void aDriveThatComesLaterIsFound() {
        AtomicReference<Map<String, String>> drives = new AtomicReference<>(Map.of());
        DevicePaths paths = new DevicePaths(drives::get, "C:\\Windows");
        assertThat(paths.toDrive("\\Device\\HarddiskVolume12\\x")).startsWith("\\Device");
        drives.set(DRIVES);

        assertThat(paths.toDrive("\\Device\\HarddiskVolume12\\x")).isEqualTo("D:\\x");
    }
}
