package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.text.FileNames;
import dev.ringside.dsl.text.Fold;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Membership in a set of texts. The length decides first, so that a long text that is in no set is not even hashed. */
final class TextSet implements TextTest {
    private final Set<String> values;
    private final boolean folded;
    private final int longest;

    /** For each length up to 63 a bit that says whether a value has it. */
    private final long lengths;

    private TextSet(Set<String> values, boolean folded) {
        this.values = values;
        this.folded = folded;
        this.longest = values.stream().mapToInt(String::length).max().orElse(-1);
        this.lengths = values.stream()
                .filter(value -> value.length() < Long.SIZE)
                .mapToLong(value -> 1L << value.length())
                .reduce(0, (one, other) -> one | other);
    }

    static TextSet exact(Collection<String> values) {
        return new TextSet(new HashSet<>(values), false);
    }

    static TextSet folded(Collection<String> values) {
        Set<String> folded = new HashSet<>();
        values.forEach(value -> folded.add(Fold.text(value)));
        return new TextSet(folded, true);
    }

    /** The names of programs on Windows, each with {@code .exe} and without. */
    static TextSet names(Collection<String> values) {
        Set<String> names = new HashSet<>();
        for (String value : values) {
            String bare = FileNames.withoutExe(value);
            names.add(bare);
            names.add(bare + FileNames.EXE);
        }
        return folded(names);
    }

    @Override
    public boolean test(String text, Os os) {
        int length = text.length();
        boolean possible = length < Long.SIZE ? (lengths >>> length & 1) != 0 : length <= longest;
        return possible && values.contains(folded ? Fold.text(text) : text);
    }
}
