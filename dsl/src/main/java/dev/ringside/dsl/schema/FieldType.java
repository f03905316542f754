package dev.ringside.dsl.schema;

/** The type of a field. It decides what {@code ==} and the text methods mean on it, and how an event stores it. */
public enum FieldType {
    /** A file name: on a Windows event case is ignored and {@code .exe} may be left out; on a Linux event exact. */
    NAME(Storage.TEXT),
    /** A path: on a Windows event case is ignored; on a Linux event exact. */
    PATH(Storage.TEXT),
    /** Any text, compared exactly. */
    TEXT(Storage.TEXT),
    /** A hash or a Sysmon list of hashes in hexadecimal; case is ignored. */
    HASH(Storage.TEXT),
    /** One of a few words; case is ignored. */
    ENUM(Storage.TEXT),
    /** Any number, in double precision: averages, rates and what arithmetic gives. */
    NUMBER(Storage.DECIMAL),
    /** A whole number of 64 bits. */
    INT(Storage.NUMBER),
    /** A TCP or UDP port. */
    PORT(Storage.NUMBER),
    /** True or false, stored as 1 or 0. */
    BOOL(Storage.NUMBER),
    /** A moment: nanoseconds since the epoch, UTC. */
    TIME(Storage.NUMBER),
    /** A length of time in nanoseconds. */
    DURATION(Storage.NUMBER),
    /** An IPv4 or IPv6 address. */
    IP(Storage.ADDRESS),
    /** A list of texts. */
    LIST(Storage.LIST),
    /** The chain of processes above the one that an event is about, nearest first; asked through {@code ancestors}. */
    PROCESSES(Storage.PROCESSES),
    /** A list of events: those that led to a row, or the rows that a part of it is made of. */
    EVENTS(Storage.EVENTS);

    /** Which accessor of an event reads a field. */
    public enum Storage {
        NUMBER,
        DECIMAL,
        TEXT,
        ADDRESS,
        LIST,
        PROCESSES,
        EVENTS
    }

    private final Storage storage;

    FieldType(Storage storage) {
        this.storage = storage;
    }

    public Storage storage() {
        return storage;
    }
}
