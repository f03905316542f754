package dev.ringside.dsl.query;

import dev.ringside.dsl.expr.Predicate;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Writes options as an object; what is as it would be anyway is left out. */
final class OptionsText {
    private final StringJoiner out = new StringJoiner(", ", "{", "}");

    OptionsText() {
        out.setEmptyValue("");
    }

    OptionsText names(String option, List<String> names) {
        if (!names.isEmpty()) {
            List<String> quoted = names.stream().map(Text::quoted).toList();
            out.add(option + ": " + (names.size() == 1 ? quoted.get(0) : "[" + Text.list(quoted) + "]"));
        }
        return this;
    }

    OptionsText predicate(String option, Optional<Predicate> predicate) {
        predicate.ifPresent(condition -> out.add(option + ": " + condition));
        return this;
    }

    OptionsText duration(String option, long nanos) {
        out.add(option + ": " + Text.duration(nanos));
        return this;
    }

    OptionsText lateness(long nanos) {
        return nanos == Operator.DEFAULT_LATENESS ? this : duration("lateness", nanos);
    }

    /** The object, or nothing if it has no options. */
    @Override
    public String toString() {
        return out.toString();
    }
}
