#include "program.h"

#include <stdlib.h>
#include <string.h>

struct payload payload_with(enum rs_kind kind, uint64_t generation, const struct rs_insn *code, size_t count, uint32_t key_size,
                            const void *keys, size_t key_count, const void *tables, size_t tables_size)
{
    struct rs_set_filter header = {.version = RS_VERSION, .generation = generation, .takers = count != 0, .kind = kind};
    struct payload payload;
    size_t at = sizeof header;

    header.code = count != 0 ? (uint32_t)at : 0;
    header.instructions = (uint32_t)count;
    at += count * 8;
    if (key_size != 0) {
        header.sets = (uint32_t)at;
        header.set_count = 1;
        at += sizeof(struct rs_set);
    }
    if (tables_size != 0) {
        header.tables = (uint32_t)at;
        header.tables_size = (uint32_t)tables_size;
        at += tables_size;
    }
    payload.size = at + key_size * key_count;
    payload.bytes = calloc(1, payload.size);
    header.size = (uint32_t)payload.size;
    memcpy(payload.bytes, &header, sizeof header);
    if (count != 0) {
        memcpy(payload.bytes + header.code, code, count * 8);
    }
    if (key_size != 0) {
        struct rs_set set = {(uint32_t)at, key_size, (uint32_t)key_count, 0};

        memcpy(payload.bytes + header.sets, &set, sizeof set);
        memcpy(payload.bytes + at, keys, key_size * key_count);
    }
    if (tables_size != 0) {
        memcpy(payload.bytes + header.tables, tables, tables_size);
    }
    return payload;
}

struct payload payload_of(enum rs_kind kind, uint64_t generation, const struct rs_insn *code, size_t count)
{
    return payload_with(kind, generation, code, count, 0, NULL, 0, NULL, 0);
}

void payload_free(struct payload *payload)
{
    free(payload->bytes);
}

uint8_t *table_finding(const char *text)
{
    size_t length = strlen(text);
    uint8_t *table = calloc(length + 1, 256);
    size_t fallback = 0;

    table[(uint8_t)text[0]] = 1;
    for (size_t state = 1; state < length; state++) {
        memcpy(table + state * 256, table + fallback * 256, 256);
        table[state * 256 + (uint8_t)text[state]] = (uint8_t)(state + 1);
        fallback = table[fallback * 256 + (uint8_t)text[state]];
    }
    memset(table + length * 256, (int)length, 256);
    return table;
}
