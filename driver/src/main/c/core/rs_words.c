#include "rs_words.h"

#include <stddef.h>

#define TEXT(constant, text) text,

static const char *const words[] = {NULL, RS_WORDS(TEXT)};

/* DISPATCH. */
const char *rs_word_text(enum rs_word word)
{
    return (unsigned)word < RS_WORD_END ? words[word] : NULL;
}
