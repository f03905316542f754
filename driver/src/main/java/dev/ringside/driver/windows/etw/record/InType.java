package dev.ringside.driver.windows.etw.record;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the data of a property is stored: {@code TDH_INTYPE_…}, with its number there and the name that manifests use. */
public enum InType {
    NULL(0, "", 0),
    UNICODE_STRING(1, "win:UnicodeString", 0),
    ANSI_STRING(2, "win:AnsiString", 0),
    INT8(3, "win:Int8", 1),
    UINT8(4, "win:UInt8", 1),
    INT16(5, "win:Int16", 2),
    UINT16(6, "win:UInt16", 2),
    INT32(7, "win:Int32", 4),
    UINT32(8, "win:UInt32", 4),
    INT64(9, "win:Int64", 8),
    UINT64(10, "win:UInt64", 8),
    FLOAT(11, "win:Float", 4),
    DOUBLE(12, "win:Double", 8),
    /** True or false in 4 bytes. */
    BOOLEAN(13, "win:Boolean", 4),
    BINARY(14, "win:Binary", 0),
    GUID(15, "win:GUID", 16),
    POINTER(16, "win:Pointer", 0),
    FILETIME(17, "win:FILETIME", 8),
    SYSTEMTIME(18, "win:SYSTEMTIME", 16),
    SID(19, "win:SID", 0),
    HEX_INT32(20, "win:HexInt32", 4),
    HEX_INT64(21, "win:HexInt64", 8),
    /** Behind its length in bytes, 2 bytes; as {@link #COUNTED_UNICODE}, in manifests. */
    MANIFEST_COUNTED_UNICODE(22, "win:CountedUnicodeString", 0),
    MANIFEST_COUNTED_ANSI(23, "win:CountedAnsiString", 0),
    MANIFEST_COUNTED_BINARY(25, "win:CountedBinary", 0),
    COUNTED_UNICODE(300, "", 0),
    COUNTED_ANSI(301, "", 0),
    /** Behind its length in bytes, the higher byte first. */
    REVERSED_COUNTED_UNICODE(302, "", 0),
    REVERSED_COUNTED_ANSI(303, "", 0),
    /** All that is left of the data. */
    REST_UNICODE(304, "", 0),
    REST_ANSI(305, "", 0),
    UNICODE_CHAR(306, "", 2),
    ANSI_CHAR(307, "", 1),
    SIZE(308, "", 0),
    /** Behind its length, 4 bytes. */
    HEX_DUMP(309, "", 0),
    /** A security id behind two pointers that mean nothing outside of where they were written, or 4 bytes of 0. */
    WBEM_SID(310, "", 0);

    private static final Map<Integer, InType> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toMap(InType::number, Function.identity()));
    private static final Map<String, InType> BY_NAME = Arrays.stream(values())
            .filter(type -> !type.manifestName.isEmpty())
            .collect(Collectors.toMap(InType::manifestName, Function.identity()));

    private final int number;
    private final String manifestName;
    private final int bytes;

    InType(int number, String manifestName, int bytes) {
        this.number = number;
        this.manifestName = manifestName;
        this.bytes = bytes;
    }

    /** The one of that number; {@link #NULL} if there is none. */
    public static InType of(int number) {
        return BY_NUMBER.getOrDefault(number, NULL);
    }

    /** The one that manifests call that; {@link #NULL} if there is none. */
    public static InType of(String manifestName) {
        return BY_NAME.getOrDefault(manifestName, NULL);
    }

    public int number() {
        return number;
    }

    /** Empty if manifests have no such type. */
    public String manifestName() {
        return manifestName;
    }

    /** Bytes of one value if they are always as many, else 0. */
    public int bytes() {
        return bytes;
    }

    /** Bytes of one value if they are always as many where pointers have that many bytes, else 0. */
    public int bytes(int pointerBytes) {
        return this == POINTER || this == SIZE ? pointerBytes : bytes;
    }
}
