package dev.ringside.runtime.feed.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.FieldType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConversionTest {
    private static @Nullable Object convert(Conversion conversion, String text) {
        return conversion.of(new Datum("x", FieldType.TEXT, text), Os.WINDOWS);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-7, -7",
        "0x3e7, 999",
        "0X3E7, 999",
        "0xffffffffffffffff, -1",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void numbersAreDecimalOrHexadecimal(String text, long number) {
        assertThat(convert(Conversion.NUMBER, text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "0x",
                "0xg",
                "1.5",
                " 1",
                "9223372036854775808",
                "-9223372036854775809",
                "0x10000000000000000",
                "99999999999999999999"
            })
    void whatIsNoNumberOf64BitsIsNone(String text) {
        assertThat(convert(Conversion.NUMBER, text)).isNull();
    }

    @Test
    void valuesThatAreNoTextsAreReadAsWhatTheyAre() {
        assertThat(Conversion.NUMBER.of(new Datum("x", FieldType.INT, 7L), Os.WINDOWS))
                .isEqualTo(7L);
        assertThat(Conversion.TEXT.of(new Datum("x", FieldType.INT, 7L), Os.WINDOWS))
                .isEqualTo("7");
        assertThat(Conversion.TRUTH.of(new Datum("x", FieldType.BOOL, true), Os.WINDOWS))
                .isEqualTo(1L);
        assertThat(Conversion.TIME.of(new Datum("x", FieldType.TIME, 9L), Os.WINDOWS))
                .isEqualTo(9L);
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "TRUE, 1", "False, 0", "1, 1", "0, 0"})
    void truthsAreWordsOrNumbers(String text, long truth) {
        assertThat(convert(Conversion.TRUTH, text)).isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31 12:00:00.000, 0",
        "2026-01-31 12:00:00, 0",
        "2026-01-31 12:00:00.5, 500000000",
        "2026-01-31T12:00:00.123456789Z, 123456789",
        "2026-01-31 11:59:59.999, -1000000",
    })
    void timesAreInUtc(String text, long afterwards) {
        assertThat(convert(Conversion.TIME, text)).isEqualTo(TestRecord.TIME + afterwards);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "2026-02-30 12:00:00.000",
                "2026-01-31 24:00:00.000",
                "2026-01-31 12:61:00.000",
                "2026-01-31 12:00:00,000",
                "2026-01-31 12:00:00.",
                "2026-01-31 12:00:00.1234567890",
                "1601-01-01 00:00:00.000",
                "1769860800"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(convert(Conversion.TIME, text)).isNull();
    }

    @Test
    void aHashIsFoundByItsNameWhereverItStands() {
        assertThat(convert(Conversion.SHA1, "MD5=1,SHA1=2")).isEqualTo("2");
        assertThat(convert(Conversion.MD5, "md5=1,SHA1=2")).isEqualTo("1");
        assertThat(convert(Conversion.SHA256, "SHA1=SHA256=1,XSHA256=2")).isNull();
        assertThat(convert(Conversion.IMPHASH, "IMPHASH=,MD5=1")).isNull();
    }

    @Test
    void onlyHivesAreRenamed() {
        assertThat(convert(Conversion.REGISTRY_PATH, "\\REGISTRY\\MACHINE\\x")).isEqualTo("HKLM\\x");
        assertThat(convert(Conversion.REGISTRY_PATH, "\\Registry\\Machine")).isEqualTo("HKLM");
        assertThat(convert(Conversion.REGISTRY_PATH, "\\REGISTRY\\MACHINES\\x")).isEqualTo("\\REGISTRY\\MACHINES\\x");
        assertThat(convert(Conversion.REGISTRY_PATH, "\\REGISTRY\\A\\x")).isEqualTo("\\REGISTRY\\A\\x");
    }
}
