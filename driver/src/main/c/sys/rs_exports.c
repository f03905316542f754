/*
 * Reads the export table of a 64-bit image (Microsoft's PE/COFF specification: MS-DOS header, signature, file header, optional header with its data
 * directories, export directory).
 */
#include "rs_exports.h"

#include <stdbool.h>
#include <string.h>

#define NEW_HEADER 0x3C           /* in the MS-DOS header */
#define OPTIONAL_HEADER 24        /* from the signature */
#define MAGIC_64 0x20B
#define DIRECTORIES 112           /* in the optional header; the first is the exports' */
#define EXPORT_DIRECTORY_SIZE 40
#define LONGEST_NAME 128

struct image {
    const uint8_t *bytes;
    size_t size;
};

struct exports {
    uint32_t functions;
    uint32_t names;
    uint32_t function_table;
    uint32_t name_table;
    uint32_t ordinal_table;
    uint32_t begin; /* of everything about exports; what points here is a forwarder's text */
    uint32_t end;
};

static bool read(const struct image *image, uint64_t at, void *value, size_t size)
{
    if (at > image->size || image->size - at < size) {
        return false;
    }
    memcpy(value, image->bytes + at, size);
    return true;
}

static bool read_exports(const struct image *image, struct exports *exports)
{
    uint32_t directory[2];
    uint32_t header;
    uint32_t signature;
    uint16_t mz;
    uint16_t magic;

    if (!read(image, 0, &mz, sizeof mz) || mz != 0x5A4D || !read(image, NEW_HEADER, &header, sizeof header)
        || !read(image, header, &signature, sizeof signature) || signature != 0x4550
        || !read(image, (uint64_t)header + OPTIONAL_HEADER, &magic, sizeof magic) || magic != MAGIC_64
        || !read(image, (uint64_t)header + OPTIONAL_HEADER + DIRECTORIES, directory, sizeof directory)
        || directory[1] < EXPORT_DIRECTORY_SIZE) {
        return false;
    }
    exports->begin = directory[0];
    exports->end = directory[0] + directory[1];
    return exports->end >= exports->begin && read(image, (uint64_t)exports->begin + 20, &exports->functions, 5 * sizeof(uint32_t));
}

/* Whether a terminated name lies at an offset. */
static bool is_name(const struct image *image, uint32_t at, const char *name)
{
    size_t length = strlen(name) + 1;
    char text[LONGEST_NAME];

    return length <= sizeof text && read(image, at, text, length) && memcmp(text, name, length) == 0;
}

void *rs_exports_find(const void *memory, size_t size, const char *name)
{
    struct image image = {memory, size};
    struct exports exports;
    uint32_t i;

    if (memory == NULL || !read_exports(&image, &exports)) {
        return NULL;
    }
    for (i = 0; i < exports.names && i <= UINT16_MAX; i++) {
        uint32_t place;
        uint16_t ordinal;
        uint32_t function;

        if (!read(&image, exports.name_table + 4ULL * i, &place, sizeof place)) {
            return NULL;
        }
        if (!is_name(&image, place, name)) {
            continue;
        }
        if (!read(&image, exports.ordinal_table + 2ULL * i, &ordinal, sizeof ordinal) || ordinal >= exports.functions
            || !read(&image, exports.function_table + 4ULL * ordinal, &function, sizeof function) || function >= size
            || (function >= exports.begin && function < exports.end)) {
            return NULL;
        }
        return (void *)((uintptr_t)memory + function);
    }
    return NULL;
}
