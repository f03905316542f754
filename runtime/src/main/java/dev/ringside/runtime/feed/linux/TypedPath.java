package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.btf.BtfException;
import dev.ringside.driver.linux.Environment;
import dev.ringside.driver.linux.trace.Datum;
import dev.ringside.driver.linux.trace.FilterSet;
import dev.ringside.driver.linux.trace.Levels;
import dev.ringside.dsl.schema.Field;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** Paths as somebody typed them, made absolute. */
final class TypedPath {
    private TypedPath() {}

    /** What explanations say of conditions on paths which on this machine are only typed, as far as this process may find out. */
    static Optional<String> remark(HookFilters filters, FilterSet set, Set<Field> tested) {
        boolean isAboutPaths = tested.stream()
                .map(filters.fields()::datum)
                .flatMap(Optional::stream)
                .anyMatch(datum -> datum == Datum.PATH || datum == Datum.OLD_PATH);
        if (!isAboutPaths || !Environment.read().mayTrace()) {
            return Optional.empty();
        }
        try {
            Levels levels = Levels.tried(Btf.kernel());
            return levels.isLimited(filters.hook(), filters.fields(), set)
                    ? Optional.of(
                            "where a call only names a file, this kernel leaves conditions on its path to user mode: ringside doctor says why")
                    : Optional.empty();
        } catch (BtfException | LinkageError e) {
            // Running the query says so.
            return Optional.empty();
        }
    }

    /** The same path without dots and doubled slashes. Links are not followed: what they led to when it was used, nobody can tell afterwards. */
    static String normal(String path) {
        if (path.startsWith("@")) {
            // The name of a socket, in which tools print NULs like this, too.
            return path.replace('\0', '@');
        }
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            switch (name) {
                case "", "." -> {}
                case ".." -> names.pollLast();
                default -> names.addLast(name);
            }
        }
        return "/" + String.join("/", names);
    }
}
