package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.log.FieldSource;
import dev.ringside.runtime.feed.log.LogMapping;
import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import dev.ringside.runtime.json.JsonOutput;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts together what writes the records of a template. */
final class RecordJsonBuilder {
    private final Template template;
    private final StreamType stream;
    private final List<RecordJson.Member> members = new ArrayList<>();
    /** What the last members so far have in common with those of all records, that is not one of the members yet. */
    private final ByteArrayOutputStream fixed = new ByteArrayOutputStream();

    private int beginning;

    private final ByteArrayOutputStream scratch = new ByteArrayOutputStream();
    private final JsonOutput text = new JsonOutput(scratch);

    /** The value of one. */
    private interface Value {
        void write(EvtxRecord record, long sequence, JsonOutput out);
    }

    private RecordJsonBuilder(Template template, StreamType stream) {
        this.template = template;
        this.stream = stream;
    }

    /** For a template and the mapping of a stream that takes any record; empty if that has fields that are not written so. */
    static Optional<RecordJson> build(Template template, LogMapping mapping) {
        RecordJsonBuilder builder = new RecordJsonBuilder(template, mapping.stream());
        for (Field field : mapping.stream().fields()) {
            if (!builder.add(field, mapping.source(field))) {
                return Optional.empty();
            }
        }
        List<Leaf> leaves = template.data();
        for (int i = 0; i < leaves.size(); i++) {
            builder.add(leaves.get(i), i);
        }
        builder.endFixed();
        return builder.beginning == 0
                ? Optional.empty()
                : Optional.of(new RecordJson(builder.members, builder.beginning));
    }

    private boolean add(Field field, FieldSource source) {
        if (field.name().equals("stream")) {
            addFixed(field.name(), stream.kind());
        } else if (field.name().equals("os")) {
            addFixed(field.name(), template.os().name().toLowerCase(Locale.ROOT));
        } else {
            return switch (source) {
                case FieldSource.None none -> true;
                case FieldSource.Sequence sequence when field.type() == FieldType.INT -> addSequence(field);
                case FieldSource.FixedText system when field.type() == FieldType.TEXT -> add(field, system);
                case FieldSource.FixedNumber system
                when field.type() == FieldType.INT || field.type() == FieldType.TIME -> add(field, system.field());
                case FieldSource.Made made when field.type() == FieldType.TEXT -> add(field, made);
                default -> false;
            };
        }
        return true;
    }

    private boolean addSequence(Field field) {
        add(field.name(), (record, number, out) -> out.number(number));
        beginning = members.size();
        return true;
    }

    private boolean add(Field field, FieldSource.FixedText system) {
        Source source = template.system(system.field());
        if (source instanceof Source.Literal literal) {
            if (!literal.text().isEmpty()) {
                addFixed(field.name(), literal.text());
            }
        } else if (source != null) {
            byte[] key = key(field.name());
            addMember((record, sequence, comma, out) -> {
                if (RecordValue.isEmpty(record, source)) {
                    return comma;
                }
                begin(key, comma, out);
                RecordValue.writeText(record, source, out);
                return true;
            });
        }
        return true;
    }

    private boolean add(Field field, SystemNumber system) {
        byte[] key = key(field.name());
        boolean isTime = field.type() == FieldType.TIME;
        addMember((record, sequence, comma, out) -> {
            OptionalLong number = record.number(system);
            if (number.isEmpty()) {
                return comma;
            }
            begin(key, comma, out);
            if (isTime) {
                out.time(number.getAsLong());
            } else {
                out.number(number.getAsLong());
            }
            return true;
        });
        return true;
    }

    private boolean add(Field field, FieldSource.Made made) {
        byte[] key = key(field.name());
        addMember((record, sequence, comma, out) -> {
            String value = made.text().apply(record);
            if (value == null) {
                return comma;
            }
            begin(key, comma, out);
            out.text(value);
            return true;
        });
        return true;
    }

    private boolean add(String name, Value value) {
        byte[] key = key(name);
        addMember((record, sequence, comma, out) -> {
            begin(key, comma, out);
            value.write(record, sequence, out);
            return true;
        });
        return true;
    }

    private void add(Leaf leaf, int index) {
        String name = stream.nameOf(leaf.name());
        List<Leaf> before = template.data().subList(0, index).stream()
                .filter(other -> other.name().equals(leaf.name()))
                .toList();
        if (before.isEmpty() && !leaf.isAttribute()) {
            if (leaf.source() instanceof Source.Literal literal) {
                addFixed(name, literal.text());
            } else {
                add(name, (record, sequence, out) -> RecordValue.write(record, leaf.source(), out));
            }
        } else if (before.stream().allMatch(Leaf::isAttribute)) {
            byte[] key = key(name);
            addMember((record, sequence, comma, out) -> {
                if (!record.has(leaf) || before.stream().anyMatch(record::has)) {
                    return comma;
                }
                begin(key, comma, out);
                RecordValue.write(record, leaf.source(), out);
                return true;
            });
        }
    }

    private static void begin(byte[] key, boolean comma, JsonOutput out) {
        if (comma) {
            out.raw(',');
        }
        out.raw(key);
    }

    private byte[] key(String name) {
        scratch.reset();
        text.text(name);
        text.raw(':');
        text.flush();
        return scratch.toByteArray();
    }

    private void addFixed(String name, String value) {
        if (fixed.size() > 0) {
            fixed.write(',');
        }
        fixed.writeBytes(key(name));
        scratch.reset();
        text.text(value);
        text.flush();
        fixed.writeBytes(scratch.toByteArray());
    }

    private void addMember(RecordJson.Member member) {
        endFixed();
        members.add(member);
    }

    private void endFixed() {
        if (fixed.size() > 0) {
            byte[] bytes = fixed.toByteArray();
            fixed.reset();
            members.add((record, sequence, comma, out) -> {
                begin(bytes, comma, out);
                return true;
            });
        }
    }
}
