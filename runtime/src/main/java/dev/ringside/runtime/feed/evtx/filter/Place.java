package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.evtx.Leaf;
import dev.ringside.runtime.feed.evtx.Source;
import dev.ringside.runtime.feed.evtx.Template;
import dev.ringside.runtime.feed.log.Conversion;
import dev.ringside.runtime.feed.log.FieldSource;
import dev.ringside.runtime.feed.log.LogMapping;
import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import dev.ringside.runtime.feed.log.LogRecord.SystemText;
import org.jspecify.annotations.Nullable;

/** Where a field comes from in the records of one template. */
sealed interface Place {
    /** It is the same in all of them, or missing in all of them. */
    record Same() implements Place {}

    /**
     * It is a value of theirs.
     *
     * @param slot in the table of values
     */
    record Stored(int slot, Reading reading) implements Place {}

    /** It has to be made of what they say. */
    record Made() implements Place {}

    /** They cannot tell it. */
    record Untold() implements Place {}

    /** What a stored value means as a field. */
    enum Reading {
        /** A text, of which none is empty or {@code -}. */
        TEXT,
        /** What is behind the last backslash of such a text. */
        FILE_NAME,
        /** A text that every record has: none is empty. */
        FIXED_TEXT,
        /** A text, whatever it is. */
        OPEN_TEXT,
        NUMBER,
        NUMBER_BUT_ZERO,
        FIXED_NUMBER
    }

    /** That of a field of a stream. */
    static Place of(Field field, LogMapping mapping, Template template) {
        if (mapping.stream().isOpen(field)) {
            return data(StreamType.dataName(field), open(field), template);
        }
        return of(mapping.source(field), template);
    }

    private static @Nullable Reading open(Field field) {
        return switch (field.type()) {
            case NAME, PATH, TEXT, HASH, ENUM -> Reading.OPEN_TEXT;
            case INT, PORT -> Reading.NUMBER;
            case NUMBER, BOOL, TIME, DURATION, IP, LIST, PROCESSES, EVENTS -> null;
        };
    }

    private static Place of(FieldSource source, Template template) {
        return switch (source) {
            case FieldSource.None none -> new Same();
            case FieldSource.Constant constant -> new Same();
            case FieldSource.Sequence sequence -> new Untold();
            case FieldSource.Data data -> data(data.name(), reading(data.conversion()), template);
            case FieldSource.FixedText text ->
                fixed(
                        template.system(text.field()),
                        text.field() == SystemText.PROVIDER_ID ? null : Reading.FIXED_TEXT);
            case FieldSource.FixedNumber number -> fixed(number.field(), template);
            case FieldSource.Words words -> together(of(words.of(), template));
            case FieldSource.FirstOf either -> together(of(either.first(), template), of(either.second(), template));
            case FieldSource.Joined both -> together(of(both.first(), template), of(both.second(), template));
            case FieldSource.Choice choice ->
                together(of(choice.when().of(), template), of(choice.yes(), template), of(choice.no(), template));
            case FieldSource.Made made -> new Made();
        };
    }

    /** What is made of several is the same where all of them are. */
    private static Place together(Place... parts) {
        for (Place part : parts) {
            if (!(part instanceof Same)) {
                return part instanceof Untold ? part : new Made();
            }
        }
        return new Same();
    }

    private static @Nullable Reading reading(Conversion conversion) {
        return switch (conversion) {
            case TEXT -> Reading.TEXT;
            case FILE_NAME -> Reading.FILE_NAME;
            case NUMBER -> Reading.NUMBER;
            case NUMBER_BUT_ZERO -> Reading.NUMBER_BUT_ZERO;
            case LOWER_CASE, REGISTRY_PATH, SHA256, SHA1, MD5, IMPHASH, TRUTH, TIME, ADDRESS, LIST -> null;
        };
    }

    /** An attribute may not be there, and then another one of its name counts. */
    private static Place data(String name, @Nullable Reading reading, Template template) {
        Leaf leaf = template.find(name);
        return leaf == null ? new Same() : leaf.isAttribute() ? new Made() : fixed(leaf.source(), reading);
    }

    /** Where the XML does not tell a time or a number, the record's header does. */
    private static Place fixed(SystemNumber field, Template template) {
        Source source = template.system(field);
        boolean header = field == SystemNumber.TIME || field == SystemNumber.RECORD_ID;
        return header && !(source instanceof Source.Value) ? new Made() : fixed(source, Reading.FIXED_NUMBER);
    }

    private static Place fixed(@Nullable Source source, @Nullable Reading reading) {
        return switch (source) {
            case null -> new Same();
            case Source.Literal literal -> new Same();
            case Source.Value value -> reading == null ? new Made() : new Stored(value.slot(), reading);
            case Source.Joined joined -> new Made();
            case Source.Items items -> new Made();
        };
    }
}
