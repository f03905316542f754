package dev.ringside.tests.terminal;

/** Keys that are not letters, as a terminal of the kind {@code xterm} sends them while a line is edited. */
enum Key {
    ENTER("\r"),
    TAB("\t"),
    UP("\033OA"),
    DOWN("\033OB"),
    LEFT("\033OD"),
    CTRL_C("\003"),
    CTRL_D("\004");

    private final String sent;

    Key(String sent) {
        this.sent = sent;
    }

    String sent() {
        return sent;
    }
}
