package dev.ringside.driver.windows.etw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Structure;
import com.sun.jna.platform.win32.Winsvc;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What mingw's headers say of Windows' structures is what Java believes. */
class LayoutTest {
    @Test
    void everyNumberIsTheOneInTheHeaders() throws Exception {
        Map<String, String> expected = theirs(lines());
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

    @Test
    void theStructuresOfServicesAreThoseInTheHeaders() throws Exception {
        List<String> expected = lines();
        for (Structure structure : List.of(
                new Winsvc.SERVICE_STATUS(),
                new Winsvc.SERVICE_TABLE_ENTRY(),
                new Winsvc.SERVICE_FAILURE_ACTIONS(),
                new Winsvc.SC_ACTION())) {
            String name = structure.getClass().getSimpleName();
            assertThat(expected).contains(name + " " + structure.size());
            // Beside the sizes: a member that the library has twice or not at all would show in their number.
            assertThat(expected.stream().filter(line -> line.startsWith(name + ".")))
                    .hasSameSizeAs(List.of(structure.getClass().getFields()).stream()
                            .filter(field -> !Modifier.isStatic(field.getModifiers()))
                            .toList())
                    .allSatisfy(line -> assertThat(line).isEqualTo(offset(structure, line)));
        }
    }

    /** The line of the same member, as the library has it. */
    private static String offset(Structure structure, String line) throws ReflectiveOperationException {
        String named = line.substring(line.indexOf('.') + 1, line.indexOf(' '));
        String member = Arrays.stream(structure.getClass().getFields())
                .map(Field::getName)
                .filter(named::equalsIgnoreCase)
                .findFirst()
                .orElseThrow();
        Method offset = Structure.class.getDeclaredMethod("fieldOffset", String.class);
        offset.setAccessible(true);
        return line.substring(0, line.indexOf(' ') + 1) + offset.invoke(structure, member);
    }

    private static List<String> lines() throws Exception {
        Path layout = StandIn.built().resolve("layout.txt");
        assumeTrue(Files.exists(layout), "needs mingw");
        return Files.readAllLines(layout);
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
