package dev.ringside.driver.windows.etw.record;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the data of a property means: {@code TDH_OUTTYPE_…}, with its number there and the name that manifests use. */
public enum OutType {
    /** What its in-type says. */
    NULL(0, ""),
    STRING(1, "xs:string"),
    DATE_TIME(2, "xs:dateTime"),
    BYTE(3, "xs:byte"),
    UNSIGNED_BYTE(4, "xs:unsignedByte"),
    SHORT(5, "xs:short"),
    UNSIGNED_SHORT(6, "xs:unsignedShort"),
    INT(7, "xs:int"),
    UNSIGNED_INT(8, "xs:unsignedInt"),
    LONG(9, "xs:long"),
    UNSIGNED_LONG(10, "xs:unsignedLong"),
    FLOAT(11, "xs:float"),
    DOUBLE(12, "xs:double"),
    BOOLEAN(13, "xs:boolean"),
    GUID(14, "xs:GUID"),
    HEX_BINARY(15, "xs:hexBinary"),
    HEX_INT8(16, "win:HexInt8"),
    HEX_INT16(17, "win:HexInt16"),
    HEX_INT32(18, "win:HexInt32"),
    HEX_INT64(19, "win:HexInt64"),
    PID(20, "win:PID"),
    TID(21, "win:TID"),
    /** In the order of the network. */
    PORT(22, "win:Port"),
    /** In the order of the network. */
    IPV4(23, "win:IPv4"),
    IPV6(24, "win:IPv6"),
    SOCKET_ADDRESS(25, "win:SocketAddress"),
    CIM_DATE_TIME(26, "win:CIMDateTime"),
    ETW_TIME(27, "win:ETWTIME"),
    XML(28, "win:Xml"),
    ERROR_CODE(29, "win:ErrorCode"),
    WIN32_ERROR(30, "win:Win32Error"),
    NT_STATUS(31, "win:NTSTATUS"),
    HRESULT(32, "win:HResult"),
    NEUTRAL_DATE_TIME(33, "win:DateTimeCultureInsensitive"),
    JSON(34, "win:Json"),
    UTF8(35, "win:Utf8"),
    PKCS7(36, "win:Pkcs7WithTypeInfo"),
    CODE_POINTER(37, "win:CodePointer"),
    DATE_TIME_UTC(38, "win:DateTimeUtc"),
    REDUCED_STRING(300, ""),
    NO_PRINT(301, "");

    private static final Map<Integer, OutType> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toMap(OutType::number, Function.identity()));
    private static final Map<String, OutType> BY_NAME = Arrays.stream(values())
            .filter(type -> !type.manifestName.isEmpty())
            .collect(Collectors.toMap(OutType::manifestName, Function.identity()));

    private final int number;
    private final String manifestName;

    OutType(int number, String manifestName) {
        this.number = number;
        this.manifestName = manifestName;
    }

    /** The one of that number; {@link #NULL} if there is none. */
    public static OutType of(int number) {
        return BY_NUMBER.getOrDefault(number, NULL);
    }

    /** The one that manifests call that; {@link #NULL} if there is none. */
    public static OutType of(String manifestName) {
        return BY_NAME.getOrDefault(manifestName, NULL);
    }

    public int number() {
        return number;
    }

    /** Empty if manifests have no such type. */
    public String manifestName() {
        return manifestName;
    }
}
