package dev.ringside.driver.windows.etw.record;

import dev.ringside.dsl.event.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** What numbers and bytes stand for, by the out-type of their property. */
final class Meaning {
    /** Windows' {@code AF_INET} and {@code AF_INET6}, and how their addresses are laid out: family, port, address. */
    private static final int FAMILY_V4 = 2;

    private static final int FAMILY_V6 = 23;
    private static final int PORT = 2;
    private static final int ADDRESS_V4 = 4;
    private static final int ADDRESS_V6 = 8;
    private static final int V4 = 4;
    private static final int V6 = 16;

    private Meaning() {}

    static Value ofNumber(Property property, long number) {
        return switch (property.out()) {
            case PORT -> new Value.Whole(Short.reverseBytes((short) number) & 0xFFFF, Value.Form.UNSIGNED);
            case IPV4 -> new Value.Address(IpAddress.v4(Integer.reverseBytes((int) number)));
            case BOOLEAN -> new Value.Truth(number != 0);
            case STRING -> character(property.in(), number);
            case DATE_TIME, ETW_TIME, NEUTRAL_DATE_TIME, DATE_TIME_UTC ->
                property.in().bytes() == Long.BYTES ? Value.Moment.ofFileTime(number) : plain(property.in(), number);
            case HEX_INT8, HEX_INT16, HEX_INT32, HEX_INT64, NT_STATUS, HRESULT, CODE_POINTER ->
                new Value.Whole(unsigned(property.in(), number), Value.Form.HEXADECIMAL);
            default -> plain(property.in(), number);
        };
    }

    private static Value character(InType type, long number) {
        return switch (type) {
            case INT8, UINT8, INT16, UINT16 -> new Value.Text(String.valueOf((char) (number & 0xFFFF)));
            default -> plain(type, number);
        };
    }

    private static Value plain(InType type, long number) {
        return switch (type) {
            case HEX_INT32, HEX_INT64, POINTER, SIZE -> new Value.Whole(number, Value.Form.HEXADECIMAL);
            case UINT8, UINT16, UINT32, UINT64 -> new Value.Whole(number, Value.Form.UNSIGNED);
            default -> new Value.Whole(number, Value.Form.SIGNED);
        };
    }

    /** A negative number without the ones that fill it up. */
    private static long unsigned(InType type, long number) {
        return switch (type.bytes()) {
            case Byte.BYTES -> number & 0xFF;
            case Short.BYTES -> number & 0xFFFF;
            case Integer.BYTES -> number & 0xFFFF_FFFFL;
            default -> number;
        };
    }

    static Value ofBytes(OutType type, ByteBuffer data, int at, int size) {
        ByteBuffer bytes = data.slice(at, size).order(ByteOrder.LITTLE_ENDIAN);
        Optional<Value> value = switch (type) {
            case SOCKET_ADDRESS -> endpoint(bytes);
            case IPV4, IPV6 -> size == V4 || size == V6 ? Optional.of(address(bytes, 0, size)) : Optional.empty();
            case STRING, XML, JSON, UTF8 -> Optional.of(new Value.Text(Strings.ansi(bytes, 0, size)));
            default -> Optional.empty();
        };
        return value.orElseGet(() -> new Value.Data(bytes));
    }

    private static Optional<Value> endpoint(ByteBuffer bytes) {
        int family = bytes.limit() < PORT + Short.BYTES ? 0 : bytes.getShort(0);
        boolean v4 = family == FAMILY_V4 && bytes.limit() >= ADDRESS_V4 + V4;
        boolean v6 = family == FAMILY_V6 && bytes.limit() >= ADDRESS_V6 + V6;
        if (!v4 && !v6) {
            return Optional.empty();
        }
        int port = Short.reverseBytes(bytes.getShort(PORT)) & 0xFFFF;
        Value.Address address = v4 ? address(bytes, ADDRESS_V4, V4) : address(bytes, ADDRESS_V6, V6);
        return Optional.of(new Value.Endpoint(address.value(), port));
    }

    private static Value.Address address(ByteBuffer bytes, int at, int size) {
        byte[] address = new byte[size];
        bytes.get(at, address);
        return new Value.Address(IpAddress.of(address));
    }
}
