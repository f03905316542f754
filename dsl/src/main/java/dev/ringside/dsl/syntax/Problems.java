package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.diagnostic.UnfinishedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one text. */
final class Problems {
    /** More than these help nobody. */
    private static final int SHOWN = 20;
    /** The phases do not report in the order of the text, so some more are kept until they are sorted. */
    private static final int KEPT = 1000;

    private static final int SNIPPET = 40;

    private final String origin;
    private final String text;
    private final List<Diagnostic> found;
    /** Whether what is read is closed off by quotes, so that nothing more can follow. */
    private final boolean closed;

    private @Nullable Diagnostic unfinished;

    Problems(String origin, String text) {
        this(origin, text, new ArrayList<>(), false);
    }

    /** What is wrong with the arguments of a call, which are all there. */
    static Problems in(CallText call) {
        return new Problems(call.origin(), call.text(), new ArrayList<>(), true);
    }

    private Problems(String origin, String text, List<Diagnostic> found, boolean closed) {
        this.origin = origin;
        this.text = text;
        this.found = found;
        this.closed = closed;
    }

    /** Collects into this one the problems of a part that stands in quotes. */
    Problems inQuotes() {
        return new Problems(origin, text, found, true);
    }

    /** Collects into this one the problems of another text, which a variable holds. */
    Problems inText(String other) {
        return new Problems(origin, other, found, true);
    }

    /** For what may turn out wrong without that being a problem here. */
    Problems trial() {
        return new Problems(origin, text, new ArrayList<>(), true);
    }

    /** Takes over what was tried and is a problem after all. */
    void addAll(Problems trial) {
        trial.found.forEach(this::add);
    }

    /** Whether something of that kind was reported. */
    boolean any(Code code) {
        return found.stream().anyMatch(one -> one.code() == code);
    }

    /** Whether something in that place was reported. */
    boolean anyIn(Span span) {
        return found.stream()
                .flatMap(one -> one.place().stream())
                .anyMatch(place ->
                        place.span().start() < span.end() && place.span().end() > span.start());
    }

    void report(Code code, Span span, String message, String... hints) {
        if (!areFull()) {
            found.add(diagnostic(code, span, message, hints));
        }
    }

    /** Says that the text ended where more was needed. Only the first time counts. */
    void unfinished(Span span, String message, String... hints) {
        if (closed) {
            report(Code.SYNTAX, span, message, hints);
        } else if (unfinished == null) {
            unfinished = diagnostic(Code.UNFINISHED, span, message, hints);
        }
    }

    void add(Diagnostic one) {
        if (!areFull()) {
            found.add(one);
        }
    }

    /** How many there are. It does not grow any more once there are very many. */
    int count() {
        return found.size() + (unfinished == null ? 0 : 1);
    }

    /** Whether what is reported from now on is not kept, so that hints need not be thought of. */
    boolean areFull() {
        return found.size() >= KEPT;
    }

    /** Whether something was reported so far. */
    boolean any() {
        return unfinished != null || !found.isEmpty();
    }

    /** Ends the reading if the text ended too early. If something else is wrong, more text would not help, and that is told instead. */
    void throwIfUnfinished() {
        if (unfinished != null) {
            throwIfAny();
            throw new UnfinishedException(unfinished);
        }
    }

    /** Ends the reading if something is wrong. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new RingsideException(found.stream()
                    .sorted(Comparator.comparingInt(Problems::start))
                    .limit(SHOWN)
                    .toList());
        }
    }

    /** What the user wrote there, cut short if it is long. */
    String snippet(Span span) {
        String part = text.substring(span.start(), span.end()).strip();
        int line = part.indexOf('\n');
        String first = line < 0 ? part : part.substring(0, line).stripTrailing();
        if (line < 0 && first.length() <= SNIPPET) {
            return first;
        }
        int end = Math.min(first.length(), SNIPPET);
        return first.substring(0, end > 0 && Character.isHighSurrogate(first.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** What would be reported. */
    Diagnostic diagnostic(Code code, Span span, String message, String... hints) {
        return new Diagnostic(code, message, Optional.of(new Diagnostic.Place(origin, text, span)), List.of(hints));
    }

    private static int start(Diagnostic diagnostic) {
        return diagnostic.place().map(place -> place.span().start()).orElse(0);
    }
}
