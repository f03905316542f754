package dev.ringside.driver.filter;

import dev.ringside.dsl.event.RawText;
import dev.ringside.dsl.text.Fold;
import java.io.ByteArrayOutputStream;

/** What the bytes are that a source's texts consist of, and so what the texts of predicates become to be compared with them. */
public enum TextEncoding {
    /** Bytes as Linux has them, UTF-8 or not, up to the first NUL. Case can be ignored for ASCII letters only. */
    RAW {
        @Override
        byte[] encode(String text) {
            return RawText.encode(text);
        }

        @Override
        int length(String text) {
            return RawText.encode(text).length;
        }

        @Override
        boolean canHave(String text) {
            return text.indexOf('\0') < 0;
        }
    },

    /**
     * UTF-16 as Windows has it, written as WTF-8: UTF-8 with three bytes for a lone surrogate. A text may have NULs. Where case is ignored, each
     * unit is upper-cased by itself.
     */
    WTF_8 {
        @Override
        byte[] encode(String text) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 8);
            for (int i = 0; i < text.length(); ) {
                int point = text.codePointAt(i);
                write(out, point);
                i += Character.charCount(point);
            }
            return out.toByteArray();
        }

        @Override
        int length(String text) {
            return text.length() * Character.BYTES;
        }

        @Override
        boolean canHave(String text) {
            return true;
        }
    };

    /** The bytes of a text. */
    abstract byte[] encode(String text);

    /** How long a text is as {@link FieldSource#length} tells it, which is the same in all ways to write the text that differ in case only. */
    abstract int length(String text);

    /** Whether any text of the source could equal it. */
    abstract boolean canHave(String text);

    /** The text that is looked for in texts of that form. */
    final String inForm(String text, TextForm form) {
        return form == TextForm.UPPER ? Fold.text(text) : text;
    }

    /** The form in which a source gives texts whose case does not matter. */
    final TextForm form(boolean ignoreCase) {
        return this == WTF_8 && ignoreCase ? TextForm.UPPER : TextForm.PLAIN;
    }

    private static void write(ByteArrayOutputStream out, int point) {
        if (point < 0x80) {
            out.write(point);
        } else if (point < 0x800) {
            out.write(0xC0 | point >> 6);
            out.write(0x80 | (point & 0x3F));
        } else if (point < 0x10000) {
            out.write(0xE0 | point >> 12);
            out.write(0x80 | (point >> 6 & 0x3F));
            out.write(0x80 | (point & 0x3F));
        } else {
            out.write(0xF0 | point >> 18);
            out.write(0x80 | (point >> 12 & 0x3F));
            out.write(0x80 | (point >> 6 & 0x3F));
            out.write(0x80 | (point & 0x3F));
        }
    }
}
