package dev.ringside.dsl.testing;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.event.RawText;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes random events of a stream, most of them near to satisfying a predicate. */
public final class RandomEvents {
    private final RandomGenerator random;
    private final StreamType stream;
    private final LiteralCollector literals;
    private final Set<Field> fields;

    /** Events for asking this predicate. */
    public RandomEvents(RandomGenerator random, StreamType stream, Predicate predicate) {
        this.random = random;
        this.stream = stream;
        this.literals = LiteralCollector.of(predicate);
        this.fields = new LinkedHashSet<>(FieldUses.of(predicate));
    }

    /** An event of any system, with most of the fields that the predicate reads. */
    public Event next() {
        return next(random.nextBoolean() ? Os.LINUX : Os.WINDOWS);
    }

    /** An event of that system. The texts of a Linux event are such as bytes can give. */
    public Event next(Os os) {
        EventBuilder builder = new EventBuilder(stream, os);
        for (Field field : fields) {
            if (random.nextInt(8) > 0) {
                set(builder, field, os);
            }
        }
        return builder.build();
    }

    private void set(EventBuilder builder, Field field, Os os) {
        if (stream.isOpen(field)) {
            builder.add(datum(field, os));
            return;
        }
        switch (field.type().storage()) {
            case NUMBER -> builder.set(field, field.type() == FieldType.BOOL ? random.nextInt(2) : number(field));
            case TEXT -> builder.set(field, text(os));
            case ADDRESS -> builder.set(field, address());
            case LIST ->
                builder.set(
                        field,
                        Stream.generate(() -> text(os)).limit(random.nextInt(4)).toList());
            case DECIMAL ->
                builder.set(field, random.nextInt(8) == 0 ? Literals.number(random) : (double) number(field));
            case PROCESSES, EVENTS -> builder.setEvents(field, processes(os));
        }
    }

    /** What an event of an open stream has under that name, which may be of another type than it is read as. */
    private Datum datum(Field field, Os os) {
        String name = StreamType.dataName(field);
        return switch (random.nextInt(9)) {
            case 0 -> new Datum(name, FieldType.INT, number(field));
            case 1 -> new Datum(name, FieldType.NUMBER, (double) number(field) / 2);
            case 2 -> new Datum(name, FieldType.BOOL, random.nextBoolean());
            case 3 -> new Datum(name, FieldType.TIME, near(literals.numbers, () -> Literals.time(random)));
            case 4 -> new Datum(name, FieldType.DURATION, near(literals.numbers, () -> Literals.duration(random)));
            case 5 -> new Datum(name, FieldType.IP, address());
            case 6 -> new Datum(name, FieldType.LIST, List.of(text(os), text(os)));
            case 7 -> new Datum(name, FieldType.TEXT, Long.toString(number(field)));
            default -> new Datum(name, FieldType.TEXT, text(os));
        };
    }

    private List<Event> processes(Os os) {
        Predicate term = near(literals.terms, () -> Predicate.Constant.TRUE);
        RandomEvents processes = new RandomEvents(random, Schema.process(), term);
        return Stream.generate(() -> processes.next(os))
                .limit(random.nextInt(4))
                .toList();
    }

    private long number(Field field) {
        long value = near(literals.numbers, () -> switch (field.type()) {
            case TIME -> Literals.time(random);
            case DURATION -> Literals.duration(random);
            default -> Literals.integer(random);
        });
        value += random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0;
        return field.type() == FieldType.PORT ? value & 0xFFFF : value;
    }

    private IpAddress address() {
        IpAddress address = near(literals.addresses, () -> Literals.address(random));
        return random.nextInt(4) == 0
                ? new IpAddress(address.high(), address.low() ^ 1L << random.nextInt(64))
                : address;
    }

    private String text(Os os) {
        String text = near(literals.texts, () -> Literals.text(random));
        while (random.nextInt(3) == 0) {
            text = changed(text);
        }
        return os == Os.LINUX ? possible(text) : text;
    }

    /** The text as bytes give it: bytes that happen to be UTF-8 become what they are in it. */
    private static String possible(String text) {
        byte[] bytes = RawText.encode(text);
        return RawText.decode(bytes, 0, bytes.length);
    }

    private String changed(String text) {
        int at = text.isEmpty() ? 0 : random.nextInt(text.length());
        return switch (random.nextInt(10)) {
            case 0 -> text + Literals.text(random);
            case 1 -> Literals.text(random) + text;
            case 2 -> text.substring(0, at);
            case 3 -> text.substring(at);
            case 4 -> text.toUpperCase(Locale.ROOT);
            case 5 -> text.toLowerCase(Locale.ROOT);
            case 6 -> text + (random.nextBoolean() ? ".exe" : ".EXE");
            case 7 -> "/bin/" + text;
            case 8 -> "C:\\bin\\" + text;
            default ->
                text.replace('k', '\u212A')
                        .replace('s', '\u017F')
                        .replace('i', random.nextBoolean() ? '\u0131' : '\u0130');
        };
    }

    private <T> T near(List<T> named, Supplier<T> other) {
        return named.isEmpty() || random.nextInt(4) == 0 ? other.get() : Literals.pick(random, named);
    }
}
