#include "fixture.h"

#include <stdlib.h>

static void wake(void *context)
{
    rs_atomic_add(&((struct fixture *)context)->wakes, 1);
}

/* The wakes are counted in memory that stays where it is; the copy that tests hold is of no use to the core. */
struct fixture fixture_new(void)
{
    static struct fixture counter;
    struct rs_hooks hooks = {&counter, wake, NULL};
    struct fixture fixture = {0};

    CHECK_EQUAL(rs_core_create(&fixture.core, &hooks, 4), RS_OK);
    fixture.buffer = calloc(1, READ_SIZE);
    return fixture;
}

void fixture_end(struct fixture *fixture)
{
    rs_core_destroy(fixture->core);
    free(fixture->buffer);
}

struct fixture fixture_started(void)
{
    struct fixture fixture = fixture_new();

    CHECK_EQUAL(fixture_start(&fixture, HANDLE, RS_LEAST_RING), RS_OK);
    return fixture;
}

enum rs_result fixture_start(struct fixture *fixture, const void *handle, uint32_t ring)
{
    struct rs_start start = {.size = sizeof start, .version = RS_VERSION, .ring = ring};
    struct rs_started started;

    return rs_core_control(fixture->core, handle, RS_CONTROL_START, &start, sizeof start, &started, sizeof started, &fixture->written);
}

enum rs_result fixture_request(struct fixture *fixture, const void *handle, uint32_t code)
{
    struct rs_request request = {sizeof request, RS_VERSION};

    memcpy(fixture->buffer, &request, sizeof request);
    return rs_core_control(fixture->core, handle, code, fixture->buffer, sizeof request, fixture->buffer, READ_SIZE, &fixture->written);
}

enum rs_result fixture_read(struct fixture *fixture)
{
    return fixture_request(fixture, HANDLE, RS_CONTROL_READ);
}

uint32_t fixture_filter(struct fixture *fixture, struct payload payload)
{
    struct rs_verdict verdict;

    CHECK_EQUAL(rs_core_control(fixture->core, HANDLE, RS_CONTROL_SET_FILTER, payload.bytes, payload.size, &verdict, sizeof verdict,
                                &fixture->written),
                RS_OK);
    CHECK_EQUAL(fixture->written, sizeof verdict);
    payload_free(&payload);
    return verdict.verdict;
}

void fixture_take_all(struct fixture *fixture, enum rs_kind kind, uint64_t generation)
{
    const struct rs_insn code[] = {MOV(0, 1), LEAVE()};

    CHECK_EQUAL(fixture_filter(fixture, payload_of(kind, generation, code, COUNT(code))), RS_INSTALLED);
}

struct rs_status fixture_status(struct fixture *fixture)
{
    struct rs_request request = {sizeof request, RS_VERSION};
    struct rs_status status;

    CHECK_EQUAL(rs_core_control(fixture->core, OTHER_HANDLE, RS_CONTROL_STATUS, &request, sizeof request, &status, sizeof status,
                                &fixture->written),
                RS_OK);
    CHECK_EQUAL(fixture->written, sizeof status);
    return status;
}

const struct rs_record *fixture_first(const struct fixture *fixture)
{
    return (const struct rs_record *)(const void *)(fixture->buffer + sizeof(struct rs_batch));
}

const struct rs_record *fixture_next(const struct rs_record *record)
{
    return (const struct rs_record *)(const void *)((const uint8_t *)record + record->size);
}

const char *record_text(const struct rs_record *record, unsigned field)
{
    static char text[0x10000];
    const uint8_t *bytes = (const uint8_t *)record;
    struct rs_text place;

    CHECK((record->present >> field & 1) != 0);
    memcpy(&place, bytes + AT(field), sizeof place);
    CHECK(place.offset % 2 == 0 && place.offset + place.length <= record->size);
    for (uint32_t i = 0; i < place.length / 2; i++) {
        text[i] = (char)bytes[place.offset + i * 2];
    }
    text[place.length / 2] = 0;
    return text;
}

int64_t record_number(const struct rs_record *record, unsigned field)
{
    int64_t value;

    CHECK((record->present >> field & 1) != 0);
    memcpy(&value, (const uint8_t *)record + AT(field), sizeof value);
    return value;
}

const uint16_t *wide(const char *text)
{
    static uint16_t buffers[16][512];
    static unsigned next;
    uint16_t *out = buffers[next++ % 16];

    for (size_t i = 0; i <= strlen(text); i++) {
        out[i] = (uint8_t)text[i];
    }
    return out;
}
