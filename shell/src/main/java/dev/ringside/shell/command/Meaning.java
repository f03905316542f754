package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;

/**
 * What the text of an argument means.
 *
 * @param reading what a text means; nothing if it means nothing
 * @param complaint what is wrong with a text that means nothing
 * @param words the texts there are; empty if they are not a few words
 * @param files whether a text may be the name of a file
 */
record Meaning<T>(
        Function<String, Optional<T>> reading,
        Function<String, Diagnostic> complaint,
        List<String> words,
        boolean files)
        implements ITypeConverter<T> {

    /** A text that is taken as it is. */
    static Meaning<String> text() {
        return new Meaning<>(Optional::of, Meaning::impossible, List.of(), false);
    }

    /** The name of a file. */
    static Meaning<String> file() {
        return new Meaning<>(Optional::of, Meaning::impossible, List.of(), true);
    }

    /**
     * A text that is read.
     *
     * @param what what it should be, for the message
     * @param hint how to write one
     */
    static <T> Meaning<T> of(Function<String, Optional<T>> reading, String what, String hint) {
        return new Meaning<>(
                reading, text -> Diagnostic.of(Code.USAGE, "'" + text + "' is not " + what, hint), List.of(), false);
    }

    /**
     * One of a few words.
     *
     * @param reading what a word means
     * @param what what it should be, for the message
     */
    static <T> Meaning<T> ofWords(List<String> words, Function<String, Optional<T>> reading, String what) {
        return ofWords(words, reading, Code.USAGE, text -> "'" + text + "' is not " + what, "it may be ");
    }

    /**
     * One of a few words.
     *
     * @param reading what a word means
     * @param message what to say of another
     * @param hint how to begin the list of all words
     */
    static <T> Meaning<T> ofWords(
            List<String> words,
            Function<String, Optional<T>> reading,
            Code code,
            Function<String, String> message,
            String hint) {
        return new Meaning<>(
                word -> words.contains(word) ? reading.apply(word) : Optional.empty(),
                text -> Diagnostic.of(
                        code,
                        message.apply(text),
                        Nearest.to(text, words)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse(hint + String.join(", ", words))),
                words,
                false);
    }

    /** Reads a text, for picocli, which tells who called it what went wrong and with which argument. */
    @Override
    public T convert(String text) {
        return reading.apply(text).orElseThrow(() -> new RingsideException(complaint.apply(text)));
    }

    private static Diagnostic impossible(String text) {
        throw new IllegalStateException("every text is one: " + text);
    }
}
