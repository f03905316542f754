package dev.ringside.driver.windows.clipboard;

import java.util.Arrays;
import java.util.Optional;

/** The formats in which a text can be put on the clipboard (winuser.h). Windows makes each of the others. */
public enum ClipboardFormat {
    TEXT(1),
    OEMTEXT(7),
    UNICODETEXT(13);

    private final int number;

    ClipboardFormat(int number) {
        this.number = number;
    }

    /** Windows' number for it. */
    int number() {
        return number;
    }

    /** The format of that number, if it is one of a text. */
    static Optional<ClipboardFormat> of(int number) {
        return Arrays.stream(values()).filter(format -> format.number == number).findFirst();
    }
}
