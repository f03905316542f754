package dev.ringside.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * An option or operand of a command as picocli is told of it, and what was said for it: its values, and where they stand, which picocli does
 * not keep. Serves the reading of one command line.
 *
 * @param <T> what a value means
 */
final class Argument<T> implements IParameterPreprocessor {
    private static final String NOT_ATTACHED = " ";

    private final ArgSpec spec;
    private final List<Use> uses = new ArrayList<>();

    private Argument(OptionSpec.Builder builder, String description) {
        spec = builder.description(HelpText.literally(description))
                .preprocessor(this)
                .build();
    }

    private Argument(PositionalParamSpec.Builder builder, String description) {
        spec = builder.description(HelpText.literally(description))
                .preprocessor(this)
                .build();
    }

    /**
     * One time that it was said. Places are counted from the end, since picocli takes arguments off a stack.
     *
     * @param name where its name is
     * @param value where its value is; if it takes none, where its name is
     */
    private record Use(int name, int value) {}

    /** An option without a value. */
    static Argument<Boolean> flag(String description, String... names) {
        return new Argument<>(OptionSpec.builder(names).type(boolean.class).arity("0"), description);
    }

    /** The option that asks for help, beside which nothing is required. */
    static Argument<Boolean> help(String description, String... names) {
        return new Argument<>(
                OptionSpec.builder(names).type(boolean.class).arity("0").usageHelp(true), description);
    }

    /**
     * An option with a value.
     *
     * @param label what the value is called in the help
     */
    static <T> Argument<T> option(String label, Meaning<T> meaning, String description, String... names) {
        OptionSpec.Builder builder = valued(label, meaning, names).type(type(meaning));
        return new Argument<>(builder, description);
    }

    /** An option with a value that may be given several times. */
    static <T> Argument<T> options(String label, Meaning<T> meaning, String description, String... names) {
        OptionSpec.Builder builder =
                valued(label, meaning, names).type(List.class).auxiliaryTypes(type(meaning));
        return new Argument<>(builder, description);
    }

    private static OptionSpec.Builder valued(String label, Meaning<?> meaning, String... names) {
        OptionSpec.Builder builder =
                OptionSpec.builder(names).arity("1").converters(meaning).paramLabel(label);
        return meaning.words().isEmpty() ? builder : builder.completionCandidates(meaning.words());
    }

    /** An argument that is no option, the first one of them. */
    static <T> Argument<T> operand(String label, boolean required, Meaning<T> meaning, String description) {
        PositionalParamSpec.Builder builder = operand("0", label, required, meaning)
                .arity(required ? "1" : "0..1")
                .type(type(meaning));
        return new Argument<>(builder, description);
    }

    /**
     * All arguments that are no options, from one on; at least one is required.
     *
     * @param first which of them is the first, from 0
     */
    static <T> Argument<T> operands(int first, String label, Meaning<T> meaning, String description) {
        return operands(first, true, label, meaning, description);
    }

    /** As {@link #operands(int, String, Meaning, String)}, but it is said whether one is required. */
    static <T> Argument<T> operands(int first, boolean required, String label, Meaning<T> meaning, String description) {
        PositionalParamSpec.Builder builder = operand(first + "..*", label, required, meaning)
                .arity(required ? "1" : "0..1")
                .type(List.class)
                .auxiliaryTypes(type(meaning));
        return new Argument<>(builder, description);
    }

    private static PositionalParamSpec.Builder operand(
            String index, String label, boolean required, Meaning<?> meaning) {
        PositionalParamSpec.Builder builder = PositionalParamSpec.builder()
                .index(index)
                .required(required)
                .converters(meaning)
                .paramLabel(label);
        return meaning.words().isEmpty() ? builder : builder.completionCandidates(meaning.words());
    }

    /** What picocli takes values for; it only asks to know how to complete them. */
    private static Class<?> type(Meaning<?> meaning) {
        return meaning.files() ? Path.class : Object.class;
    }

    /** Notes where it stands, and leaves the reading to picocli. */
    @Override
    public boolean preprocess(Stack<String> left, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
        boolean attached = argument.isPositional() || !NOT_ATTACHED.equals(info.get("separator"));
        int name = attached ? left.size() : left.size() + 1;
        uses.add(new Use(name, argument.arity().max() == 0 ? name : left.size()));
        return false;
    }

    /** The argument that picocli was told of in this way. */
    static Argument<?> of(ArgSpec spec) {
        return (Argument<?>) spec.preprocessor();
    }

    ArgSpec spec() {
        return spec;
    }

    boolean isGiven() {
        return !uses.isEmpty();
    }

    /** The value, if there is one. */
    Optional<T> value() {
        return values().stream().findFirst();
    }

    /** The value of an operand that is required. */
    T required() {
        return value().orElseThrow();
    }

    /** All values of what may be said several times. */
    @SuppressWarnings("unchecked") // picocli has them from the meaning
    List<T> values() {
        @Nullable Object value = spec.getValue();
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list ? List.copyOf((List<T>) list) : List.of((T) value);
    }

    /**
     * Where its name was said last.
     *
     * @param count how many arguments there are
     */
    int lastName(int count) {
        return count - uses.getLast().name();
    }

    /** Where its value was said last; if it takes none, where its name was. */
    int lastValue(int count) {
        return count - uses.getLast().value();
    }

    /** Where all its names and values are. */
    IntStream places(int count) {
        return uses.stream().flatMapToInt(use -> IntStream.of(count - use.name(), count - use.value()));
    }
}
