/* What the fuzz targets share: taking bytes from an input, and saying what must hold. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct input {
    const uint8_t *bytes;
    size_t left;
};

/* The next bytes as a number, 0 where there are none left. */
static inline uint64_t take(struct input *input, size_t size)
{
    uint64_t value = 0;
    size_t taken = size < input->left ? size : input->left;

    memcpy(&value, input->bytes, taken);
    input->bytes += taken;
    input->left -= taken;
    return value;
}

static inline void must(bool condition)
{
    if (!condition) {
        abort();
    }
}

#endif
