package dev.ringside.driver.windows.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of records, one for each stream, and their fields, both in the order of the header. A field is a number where nothing else is said.
 */
@SuppressWarnings("ImmutableEnumChecker") // its list is a copy
public enum RecordKind {
    PROCS("creatorPid creatorTid creatorImage:text"),
    EXITS("exitCode duration:ticks"),
    THREADS(
            "targetPid targetStartTime:time targetImage:text targetUserSid:text newThreadId startAddress startModule:text"),
    IMAGES("path:text base size kind:text signatureLevel signatureType"),
    MODULES("path:text base size signatureLevel signatureType"),
    ACCESS("targetPid targetStartTime:time targetImage:text targetUserSid:text targetThreadId op:text grantedAccess"
            + " callTrace:text"),
    REGISTRY("op:text key:text details:text newName:text valueType dataSize data:data"),
    FILES("op:text path:text oldPath:text created:time previousCreated:time size isExecutable result"),
    RAWREADS("device:text"),
    PIPES("op:text pipe:text kind:text"),
    TAMPERING("type:text"),
    /** The driver's own state; of no process, though its records have room for one. */
    HEALTH("kind:text message:text count state:text id:text description:text status");

    /** What the fields of every kind begin with: the process that did it. */
    private static final String CONTEXT =
            "pid tid ppid startTime:time parentStartTime:time session logonId image:text name:text"
                    + " parentImage:text parent:text cmdline:text parentCmdline:text cwd:text userSid:text parentUserSid:text"
                    + " integrity:text";

    private static final List<RecordKind> ALL = List.of(values());

    private final List<RecordField> fields;
    private final long placed;

    RecordKind(String own) {
        this.fields = fields(own);
        this.placed = fields.stream()
                .filter(field -> field.kind().isPlaced())
                .mapToLong(RecordField::bit)
                .sum();
    }

    /** The kind of that number, if there is one. */
    public static Optional<RecordKind> of(int number) {
        return number >= 0 && number < ALL.size() ? Optional.of(ALL.get(number)) : Optional.empty();
    }

    /** The number that stands for it. */
    public int number() {
        return ordinal();
    }

    /** The name of its stream. */
    public String stream() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In the order of their numbers. */
    public List<RecordField> fields() {
        return fields;
    }

    /** The field of that name, if there is one. */
    public Optional<RecordField> find(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The field of that name, which there is. */
    public RecordField field(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no " + name + " in records of " + this));
    }

    /** The bits of the fields that say where something lies. */
    long placed() {
        return placed;
    }

    private static List<RecordField> fields(String own) {
        List<RecordField> fields = new ArrayList<>();
        for (String field : (CONTEXT + " " + own).split(" ", -1)) {
            int colon = field.indexOf(':');
            fields.add(new RecordField(
                    fields.size(),
                    colon < 0 ? field : field.substring(0, colon),
                    colon < 0
                            ? FieldKind.NUMBER
                            : FieldKind.valueOf(field.substring(colon + 1).toUpperCase(Locale.ROOT))));
        }
        return List.copyOf(fields);
    }
}
