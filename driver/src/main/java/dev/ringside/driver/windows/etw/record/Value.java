package dev.ringside.driver.windows.etw.record;

import dev.ringside.driver.windows.contract.FileTime;
import dev.ringside.dsl.event.IpAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a property holds. {@code toString} is what a reader is shown. */
public sealed interface Value {
    /** As a whole number, for what is one or stands for one. */
    default OptionalLong asNumber() {
        return OptionalLong.empty();
    }

    /** As an address, for what is one. */
    default Optional<IpAddress> asAddress() {
        return Optional.empty();
    }

    /** How a whole number is written. */
    enum Form {
        SIGNED,
        /** The 64 bits have no sign. */
        UNSIGNED,
        /** As {@code 0x1F}. */
        HEXADECIMAL
    }

    /** A whole number. */
    record Whole(long value, Form form) implements Value {
        @Override
        public OptionalLong asNumber() {
            return OptionalLong.of(value);
        }

        @Override
        public String toString() {
            return switch (form) {
                case SIGNED -> Long.toString(value);
                case UNSIGNED -> Long.toUnsignedString(value);
                case HEXADECIMAL ->
                    "0x" + HexFormat.of().withUpperCase().toHexDigits(value).replaceFirst("^0+(?=.)", "");
            };
        }
    }

    /** A number with a fraction. */
    record Decimal(double value) implements Value {
        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    record Truth(boolean value) implements Value {
        @Override
        public OptionalLong asNumber() {
            return OptionalLong.of(value ? 1 : 0);
        }

        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** A text, or what is written as one: a GUID, a security id. */
    record Text(String value) implements Value {
        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * Bytes.
     *
     * @param value read only, between position 0 and the end
     */
    record Data(ByteBuffer value) implements Value {
        @Override
        public String toString() {
            byte[] bytes = new byte[value.remaining()];
            value.get(value.position(), bytes);
            return HexFormat.of().withUpperCase().formatHex(bytes);
        }
    }

    record Address(IpAddress value) implements Value {
        @Override
        public Optional<IpAddress> asAddress() {
            return Optional.of(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** An address and a port. */
    record Endpoint(IpAddress address, int port) implements Value {
        @Override
        public Optional<IpAddress> asAddress() {
            return Optional.of(address);
        }

        @Override
        public String toString() {
            return (address.isV4() ? address.toString() : "[" + address + "]") + ":" + port;
        }
    }

    /**
     * A point in time.
     *
     * @param nanos since the epoch, UTC
     */
    record Moment(long nanos) implements Value {
        private static final long SECOND = 1_000_000_000L;

        /** What 100 ns since 1601 are; a number if that is too long ago or too far ahead. */
        static Value ofFileTime(long ticks) {
            return FileTime.isTime(ticks) ? new Moment(FileTime.toEpochNanos(ticks)) : new Whole(ticks, Form.UNSIGNED);
        }

        @Override
        public OptionalLong asNumber() {
            return OptionalLong.of(nanos);
        }

        @Override
        public String toString() {
            return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
                    .toString();
        }
    }

    /** A number that has a name. */
    record Named(long value, String label) implements Value {
        @Override
        public OptionalLong asNumber() {
            return OptionalLong.of(value);
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** Several values of one property. */
    record Items(List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.toString();
        }
    }

    /** The members of a structure, in their order. */
    record Structure(Map<String, Value> members) implements Value {
        public Structure {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public String toString() {
            return members.toString();
        }
    }
}
