/* The words that the driver writes into fields which the schema calls enumerations. */
#ifndef RS_WORDS_H
#define RS_WORDS_H

#define RS_WORDS(X) \
    X(CREATE, "create") \
    X(DELETE, "delete") \
    X(RENAME, "rename") \
    X(SETTIME, "settime") \
    X(STREAM, "stream") \
    X(EXECUTABLE, "executable") \
    X(OPEN, "open") \
    X(WRITE, "write") \
    X(SET, "set") \
    X(DELETE_VALUE, "deleteValue") \
    X(CONNECT, "connect") \
    X(NAMED, "named") \
    X(FILE, "file") \
    X(UNTRUSTED, "untrusted") \
    X(LOW, "low") \
    X(MEDIUM, "medium") \
    X(HIGH, "high") \
    X(SYSTEM, "system") \
    X(STATE, "state") \
    X(ERROR, "error") \
    X(LOSS, "loss")

#define RS_WORD_CONSTANT(constant, text) RS_WORD_##constant,
/* RS_WORD_NONE is what is not known. */
enum rs_word { RS_WORD_NONE, RS_WORDS(RS_WORD_CONSTANT) RS_WORD_END };

/* Terminated ASCII; null for RS_WORD_NONE and what is no word. At DISPATCH or below. */
const char *rs_word_text(enum rs_word word);

#endif
