package dev.ringside.driver.windows.etw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What mingw's headers say of Windows' structures is what Java believes. */
class LayoutTest {
    @Test
    void everyNumberIsTheOneInTheHeaders() throws Exception {
        Path layout = StandIn.built().resolve("layout.txt");
        assumeTrue(Files.exists(layout), "needs mingw");
        Map<String, String> expected = theirs(Files.readAllLines(layout));
        Map<String, String> actual = new HashMap<>();
        for (Class<?> structure : Layout.class.getDeclaredClasses()) {
            for (Field member : structure.getDeclaredFields()) {
                String name = underscored(structure.getSimpleName()) + "." + member.getName();
                actual.put(name, String.valueOf(member.getInt(null)));
            }
        }

        assertThat(actual).hasSizeGreaterThan(40);
        assertThat(expected).containsAllEntriesOf(actual);
    }

    /** The lines are {@code STRUCTURE SIZE} and {@code STRUCTURE.Member OFFSET}. */
    private static Map<String, String> theirs(List<String> lines) {
        Map<String, String> all = new HashMap<>();
        for (String line : lines) {
            String name = line.substring(0, line.indexOf(' '));
            int dot = name.indexOf('.');
            String structure = dot < 0 ? name : name.substring(0, dot);
            String member = dot < 0 ? "BYTES" : underscored(name.substring(dot + 1));
            all.put(structure + "." + member, line.substring(line.indexOf(' ') + 1));
        }
        return all;
    }

    private static String underscored(String camel) {
        return camel.replace('.', '_').replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
