package dev.ringside.driver.windows.etw.filter;

import dev.ringside.driver.windows.etw.PayloadFilter;
import dev.ringside.driver.windows.etw.record.Extent;
import dev.ringside.driver.windows.etw.record.InType;
import dev.ringside.driver.windows.etw.record.OutType;
import dev.ringside.driver.windows.etw.record.Property;
import java.util.EnumSet;
import java.util.Set;

/**
 * A test of something that an event carries.
 *
 * @param isText whether it is a text, or a number
 */
record PayloadTest(PayloadFilter.Condition condition, boolean isText) {
    /** Of 64 bits one would have to know whether Windows takes them to have a sign. */
    private static final Set<InType> NUMBERS = EnumSet.of(InType.UINT8, InType.UINT16, InType.UINT32, InType.HEX_INT32);

    /** What these mean is not the number that is carried. */
    private static final Set<OutType> OTHERWISE =
            EnumSet.of(OutType.PORT, OutType.IPV4, OutType.BOOLEAN, OutType.STRING);

    private static final long MOST = 0xFFFF_FFFFL;

    static PayloadTest number(String property, PayloadFilter.Operator operator, long value) {
        return new PayloadTest(new PayloadFilter.Condition(property, operator, Long.toString(value)), false);
    }

    static PayloadTest text(String property, PayloadFilter.Operator operator, String value) {
        return new PayloadTest(new PayloadFilter.Condition(property, operator, value), true);
    }

    /** Whether a number can be compared with what an event carries. */
    static boolean isComparable(long value) {
        return value >= 0 && value <= MOST;
    }

    /** Whether a text can be handed to Windows as it is. */
    static boolean isComparable(String value) {
        return !value.isEmpty() && value.indexOf('\0') < 0;
    }

    /** Whether the values of a property are what this compares. */
    boolean fits(Property property) {
        boolean plain = property.length().equals(Extent.NATURAL)
                && !property.isList()
                && !property.isStructure()
                && property.map().isEmpty();
        return plain && (isText ? property.in() == InType.UNICODE_STRING : isNumber(property));
    }

    private static boolean isNumber(Property property) {
        return NUMBERS.contains(property.in()) && !OTHERWISE.contains(property.out());
    }
}
