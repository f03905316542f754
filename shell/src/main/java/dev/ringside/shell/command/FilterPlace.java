package dev.ringside.shell.command;

/** Where feeds decide what is pushed down to them, in words. */
enum FilterPlace {
    KERNEL("kernel", "the kernel"),
    ETW("ETW", "ETW"),
    READER("reader", "the reader");

    private final String word;
    private final String title;

    FilterPlace(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** That of the feed of this name: recordings are called after their formats, and all others are live. */
    static FilterPlace of(String feed) {
        return switch (feed) {
            case "etw" -> ETW;
            case "linux", "windows", "health", "clipboard", "none", "synthetic" -> KERNEL;
            default -> READER;
        };
    }

    /** As something is done there: {@code filtered in kernel}. */
    String word() {
        return word;
    }

    /** As where something is decided: {@code in the kernel}. */
    String title() {
        return title;
    }
}
