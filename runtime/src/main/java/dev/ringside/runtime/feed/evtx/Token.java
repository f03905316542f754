package dev.ringside.runtime.feed.evtx;

/** What a part of binary XML begins with. */
final class Token {
    static final int END_OF_FRAGMENT = 0x00;
    static final int OPEN_ELEMENT = 0x01;
    static final int CLOSE_START_TAG = 0x02;
    static final int CLOSE_EMPTY_ELEMENT = 0x03;
    static final int END_ELEMENT = 0x04;
    static final int TEXT = 0x05;
    static final int ATTRIBUTE = 0x06;
    static final int CDATA = 0x07;
    static final int CHARACTER = 0x08;
    static final int ENTITY = 0x09;
    static final int INSTRUCTION_TARGET = 0x0A;
    static final int INSTRUCTION_DATA = 0x0B;
    static final int TEMPLATE = 0x0C;
    static final int SUBSTITUTION = 0x0D;
    static final int OPTIONAL_SUBSTITUTION = 0x0E;
    static final int FRAGMENT = 0x0F;

    /** Of an element: it has attributes. Of most others: another one of its kind follows. */
    static final int MORE = 0x40;

    private Token() {}
}
