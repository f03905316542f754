package dev.ringside.shell.command;

import dev.ringside.runtime.feed.linux.RingSettings;
import dev.ringside.runtime.feed.recording.Speed;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.source.Feeds;
import dev.ringside.shell.output.Durations;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.Sizes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options that commands share. */
final class Options {
    static final String NO_COLOR_NAME = "--no-color";
    static final String FROM_NAME = "--from";

    private Options() {}

    static Argument<Boolean> help() {
        return Argument.help("Show this help.", "-h", "--help");
    }

    static Argument<Boolean> noColor() {
        return Argument.flag(
                "Write no colours. Without it they are written to a terminal, unless NO_COLOR is set.", NO_COLOR_NAME);
    }

    static Argument<Boolean> quiet() {
        return Argument.flag("Keep warnings back.", "-q", "--quiet");
    }

    static Argument<String> from() {
        return Argument.options(
                "live|FILE",
                Meaning.file(),
                "Where events come from: live (the default), recordings of whatever kind, also by a pattern like *.evtx, or"
                        + " - for standard input. May be repeated.",
                FROM_NAME);
    }

    static Argument<Speed> speed() {
        return Argument.option(
                "SPEED",
                Meaning.of(Speed::parse, "a speed", "write 1x for that of the recording, 10x, 0.5x, or max"),
                "How fast the time of a recording passes: 1x is as it was, 10x is ten times as fast, max, without it, is as"
                        + " fast as it can be read.",
                "--speed");
    }

    /** The speed that was asked for. */
    static Speed speed(Argument<Speed> asked) {
        return asked.value().orElse(Speed.FASTEST);
    }

    static Argument<Boolean> stats() {
        return Argument.flag("Write counters to standard error at the end.", "--stats");
    }

    static Argument<Boolean> strict() {
        return Argument.flag("Exit with status 4 if events were lost.", "--strict");
    }

    /** A length of time, in nanoseconds. */
    static Argument<Long> duration(String description, String name) {
        return Argument.option(
                "DURATION",
                Meaning.of(Durations::parse, "a length of time", "write it like 10s, 500ms or 1m30s"),
                description,
                name);
    }

    /** A number of events, at least one. */
    static Argument<Long> count(String description, String name) {
        return Argument.option(
                "N",
                Meaning.of(Options::positive, "a number of events", "write a whole number from 1 up"),
                description,
                name);
    }

    private static Optional<Long> positive(String text) {
        return text.matches("[1-9]\\d{0,17}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    static Argument<Integer> ringSize() {
        return Argument.option(
                "SIZE",
                Meaning.of(Options::ringSize, "a size of the ring", "write a power of two from 4k to 1G, like 16M"),
                "Room for events on their way from the kernel, on Linux; 16M without it. What comes while it is full is"
                        + " lost, and counted.",
                "--ring-size");
    }

    static Argument<Long> latency() {
        return Argument.option(
                "DURATION",
                Meaning.of(Options::latency, "a latency", "write a time from 100us to 1s, like 2ms"),
                "How long an event may wait there before it is looked for; 2ms without it. A longer time costs the machine"
                        + " less.",
                "--latency");
    }

    private static Optional<Integer> ringSize(String text) {
        return Sizes.parse(text).filter(RingSettings::isSize).map(Math::toIntExact);
    }

    /** A number of bytes, at least one. */
    static Argument<Long> size(String description, String name) {
        return Argument.option(
                "SIZE",
                Meaning.of(
                        text -> Sizes.parse(text).filter(bytes -> bytes > 0),
                        "a number of bytes",
                        "write it like 64k, 256M or 10G"),
                description,
                name);
    }

    private static Optional<Long> latency(String text) {
        return Durations.parse(text).filter(nanos -> nanos >= 100_000 && nanos <= 1_000_000_000);
    }

    /** How live events are to come. */
    static RingSettings ring(Argument<Integer> size, Argument<Long> latency) {
        return RingSettings.DEFAULT
                .withBytes(size.value().orElse(RingSettings.DEFAULT.bytes()))
                .withLatency(latency.value().orElse(RingSettings.DEFAULT.latencyNanos()));
    }

    /** The sources that were asked for. */
    static List<String> sources(Argument<String> from) {
        return from.isGiven() ? from.values() : List.of(Feeds.LIVE);
    }

    /** The format, of these. */
    static Argument<Format> output(List<String> formats) {
        return Argument.option(
                String.join("|", formats),
                Meaning.ofWords(formats, Format::find, "an output format"),
                "The format; a table on a terminal, else jsonl.",
                "-o",
                "--output");
    }

    static Argument<Names> names() {
        List<String> words = Arrays.stream(Names.values()).map(Options::word).toList();
        return Argument.option(
                String.join("|", words),
                Meaning.ofWords(words, Options::names, "a set of names"),
                "What fields are called in the output; ringside is the default.",
                "--names");
    }

    private static Optional<Names> names(String text) {
        return Arrays.stream(Names.values())
                .filter(names -> word(names).equals(text))
                .findFirst();
    }

    private static String word(Names names) {
        return names.name().toLowerCase(Locale.ROOT);
    }
}
