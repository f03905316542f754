package dev.ringside.runtime.feed.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LinksTest {
    @TempDir
    Path temporary;

    private final Links links = new Links();
    private Path directory = Path.of("");

    @BeforeEach
    void makeLinks() throws IOException {
        directory = temporary.toRealPath();
        Files.createDirectories(directory.resolve("real/sub"));
        Files.createFile(directory.resolve("real/sub/file"));
        Files.createSymbolicLink(directory.resolve("way"), Path.of("real/sub"));
        Files.createSymbolicLink(directory.resolve("last"), Path.of("real/sub/file"));
    }

    @Test
    void linksAreFollowedBeforeDotsAreTakenOut() {
        assertThat(links.follow(directory + "/way/.././/gone", false)).isEqualTo(directory + "/real/gone");
    }

    @Test
    void theLastNameIsFollowedOnlyIfItWas() {
        assertThat(links.follow(directory + "/last", false)).isEqualTo(directory + "/last");
        assertThat(links.follow(directory + "/last", true)).isEqualTo(directory + "/real/sub/file");
        assertThat(links.follow(directory + "/way/", false)).isEqualTo(directory + "/way");
        assertThat(links.follow(directory + "/way/.", false)).isEqualTo(directory + "/real/sub");
    }

    @Test
    void whatIsGoneStaysAsTyped() {
        assertThat(links.follow(directory + "/no/../such/./file", false)).isEqualTo(directory + "/such/file");
        assertThat(links.follow(directory + "/way/missing", true)).isEqualTo(directory + "/real/sub/missing");
        assertThat(links.follow("/", false)).isEqualTo("/");
    }

    @Test
    void namesThatAreNotTextStayAsTheyAre() {
        assertThat(links.follow(directory + "/\udcff/../file", false)).isEqualTo(directory + "/file");
    }
}
