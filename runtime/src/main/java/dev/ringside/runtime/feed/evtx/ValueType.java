package dev.ringside.runtime.feed.evtx;

/**
 * The types of values in binary XML, as numbers, since there is no object for a value. The names are those of {@code winevt.h}, where they are {@code
 * EvtVarType…}.
 */
public final class ValueType {
    /** There is no value. */
    public static final int NULL = 0x00;
    /** UTF-16, the lowest byte first. */
    public static final int STRING = 0x01;
    /** In the code page of the machine, which is not said. */
    public static final int ANSI_STRING = 0x02;

    public static final int INT8 = 0x03;
    public static final int UINT8 = 0x04;
    public static final int INT16 = 0x05;
    public static final int UINT16 = 0x06;
    public static final int INT32 = 0x07;
    public static final int UINT32 = 0x08;
    public static final int INT64 = 0x09;
    public static final int UINT64 = 0x0A;
    /** 32 bits. */
    public static final int FLOAT = 0x0B;
    /** 64 bits. */
    public static final int DOUBLE = 0x0C;
    /** 32 bits, of which any makes it true. */
    public static final int BOOLEAN = 0x0D;

    public static final int BINARY = 0x0E;
    public static final int GUID = 0x0F;
    /** 32 or 64 bits, as on the machine. Written in hexadecimal digits, as the two types that are named so. */
    public static final int SIZE = 0x10;
    /** 100 ns since 1601. */
    public static final int FILE_TIME = 0x11;
    /** Year, month, day of the week, day, hour, minute, second and millisecond, 16 bits each. */
    public static final int SYSTEM_TIME = 0x12;

    public static final int SID = 0x13;
    public static final int HEX_INT32 = 0x14;
    public static final int HEX_INT64 = 0x15;
    /** Elements of their own: a fragment. */
    public static final int BINARY_XML = 0x21;
    /** Set where it is a list of the type that is left without this bit. Those of texts end with a 0 each, others have one length. */
    public static final int ARRAY = 0x80;

    private ValueType() {}

    /** The bytes that every value of a type has; 0 if they may have any number. */
    static int size(int type) {
        return switch (type) {
            case INT8, UINT8 -> 1;
            case INT16, UINT16 -> 2;
            case INT32, UINT32, FLOAT, BOOLEAN, HEX_INT32 -> 4;
            case INT64, UINT64, DOUBLE, FILE_TIME, HEX_INT64 -> 8;
            case GUID, SYSTEM_TIME -> 16;
            default -> 0;
        };
    }
}
