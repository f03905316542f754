/* Readers of tests: what they ask for, and what records say. */
#include "world.h"

#include <stdlib.h>

static const struct rs_request request = {sizeof request, RS_VERSION};

PFILE_OBJECT world_reader(void)
{
    PFILE_OBJECT handle = world_open();
    struct rs_start start = {.size = sizeof start, .version = RS_VERSION, .ring = RS_LEAST_RING};
    struct rs_started started;

    CHECK(handle != NULL);
    CHECK_EQUAL(world_control(handle, RS_CONTROL_START, &start, sizeof start, &started, sizeof started, NULL), STATUS_SUCCESS);
    for (unsigned kind = 0; kind < RS_KINDS; kind++) {
        world_want(handle, kind);
    }
    return handle;
}

/* r0 = 1; exit */
void world_want(PFILE_OBJECT handle, enum rs_kind kind)
{
    struct {
        struct rs_set_filter head;
        uint64_t code[2];
    } filter = {.head = {.size = sizeof filter, .version = RS_VERSION, .generation = 1, .takers = 1, .kind = kind}, .code = {0x1000000b7, 0x95}};
    struct rs_verdict verdict;

    filter.head.code = offsetof(__typeof__(filter), code);
    filter.head.instructions = 2;
    CHECK_EQUAL(world_control(handle, RS_CONTROL_SET_FILTER, &filter, sizeof filter, &verdict, sizeof verdict, NULL), STATUS_SUCCESS);
    CHECK_EQUAL(verdict.verdict, RS_INSTALLED);
}

/* One record at a time: what a read gives more is kept for later. */
static uint8_t batch[sizeof(struct rs_batch) + RS_LARGEST_RECORD];
static size_t batch_length;
static size_t batch_at;

static const struct rs_record *next_record(PFILE_OBJECT handle)
{
    const struct rs_record *record;

    if (batch_at >= batch_length) {
        NTSTATUS status = world_control(handle, RS_CONTROL_READ, &request, sizeof request, batch, sizeof batch, &batch_length);

        batch_at = sizeof(struct rs_batch);
        if (status != STATUS_SUCCESS) {
            batch_length = 0;
            return NULL;
        }
    }
    record = (const struct rs_record *)(void *)(batch + batch_at);
    CHECK(record->size >= sizeof *record && record->size <= batch_length - batch_at);
    batch_at += record->size;
    return record;
}

const struct rs_record *world_read(PFILE_OBJECT handle, enum rs_kind kind)
{
    const struct rs_record *record = next_record(handle);

    CHECK(record != NULL);
    CHECK_EQUAL(record->kind, kind);
    return record;
}

bool world_has_nothing(PFILE_OBJECT handle)
{
    const struct rs_record *record = next_record(handle);

    return record == NULL;
}

struct rs_status world_status(PFILE_OBJECT handle)
{
    struct rs_status status;

    CHECK_EQUAL(world_control(handle, RS_CONTROL_STATUS, &request, sizeof request, &status, sizeof status, NULL), STATUS_SUCCESS);
    return status;
}

bool is_present(const struct rs_record *record, unsigned field)
{
    return (record->present >> field & 1) != 0;
}

bool is_unknown(const struct rs_record *record, unsigned field)
{
    return (record->unknown >> field & 1) != 0;
}

static uint64_t bits_of(const struct rs_record *record, unsigned field)
{
    uint64_t bits;

    memcpy(&bits, (const uint8_t *)record + RS_RECORD_FIELDS + 8 * field, sizeof bits);
    return bits;
}

int64_t number_in(const struct rs_record *record, unsigned field)
{
    CHECK(is_present(record, field));
    return (int64_t)bits_of(record, field);
}

const char *text_in(const struct rs_record *record, unsigned field)
{
    static char texts[8][0x8000];
    static unsigned turn;
    char *text = texts[turn++ % COUNT(texts)];
    uint64_t bits = bits_of(record, field);
    struct rs_text place;

    if (!is_present(record, field)) {
        return is_unknown(record, field) ? "(unknown)" : "(missing)";
    }
    memcpy(&place, &bits, sizeof place);
    CHECK(place.offset % 2 == 0 && place.offset + place.length <= record->size);
    for (uint32_t i = 0; i < place.length / 2; i++) {
        text[i] = (char)((const uint8_t *)record)[place.offset + 2 * i];
    }
    text[place.length / 2] = 0;
    return text;
}
