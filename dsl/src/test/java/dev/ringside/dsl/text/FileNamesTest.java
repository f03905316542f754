package dev.ringside.dsl.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/bash, false, bash, /usr/bin, ''",
        "/a, false, a, '', ''",
        "a, false, a, '', ''",
        "'', false, '', '', ''",
        "/usr/, false, '', /usr, ''",
        "x.tar.gz, false, x.tar.gz, '', gz",
        ".bashrc, false, .bashrc, '', bashrc",
        "/a.b/c, false, c, /a.b, ''",
        "C:\\a\\b.exe, false, C:\\a\\b.exe, '', exe",
        "C:\\a\\b.exe, true, b.exe, C:\\a, exe",
        "C:\\a/b.exe, true, b.exe, C:\\a, exe",
        "C:/a\\b, true, b, C:/a, ''",
    })
    void divides_a_path_at_the_slashes_of_its_system(
            String path, boolean windows, String base, String dir, String ext) {
        assertThat(FileNames.base(path, windows)).isEqualTo(base);
        assertThat(FileNames.dir(path, windows)).isEqualTo(dir);
        assertThat(FileNames.ext(path, windows)).isEqualTo(ext);
    }

    @ParameterizedTest
    @CsvSource({"winword.exe, winword", "WINWORD.EXE, WINWORD", "winword, winword", "a.exe.exe, a.exe", ".exe, ''"})
    void leaves_out_one_exe(String name, String without) {
        assertThat(FileNames.withoutExe(name)).isEqualTo(without);
    }
}
