/* Records: any fields with any contents, checked when they are read as a decoder would check them. */
#include "fuzz.h"
#include "rs_core.h"
#include "rs_event.h"
#include "rs_fields.h"
#include "rs_processes.h"

#define HANDLE ((const void *)(uintptr_t)1)
#define READ_SIZE (sizeof(struct rs_batch) + RS_LARGEST_RECORD)

static void wake(void *context)
{
    (void)context;
}

/* A core whose reader wants everything. */
static struct rs_core *the_core(void)
{
    static struct rs_core *core;
    const struct rs_hooks hooks = {NULL, wake, NULL};
    struct rs_start start = {.size = sizeof start, .version = RS_VERSION, .ring = RS_LEAST_RING};
    struct rs_started started;
    size_t written;

    if (core != NULL) {
        return core;
    }
    must(rs_core_create(&core, &hooks, 1) == RS_OK);
    must(rs_core_control(core, HANDLE, RS_CONTROL_START, &start, sizeof start, &started, sizeof started, &written) == RS_OK);
    return core;
}

static void take_all(struct rs_core *core, uint32_t kind)
{
    struct {
        struct rs_set_filter header;
        uint64_t code[2];
    } payload = {{.size = sizeof payload, .version = RS_VERSION, .takers = 1, .kind = kind, .code = sizeof payload.header, .instructions = 2},
                 {0x1000000B7, 0x95}};
    struct rs_verdict verdict;
    size_t written;

    must(rs_core_control(core, HANDLE, RS_CONTROL_SET_FILTER, &payload, sizeof payload, &verdict, sizeof verdict, &written) == RS_OK);
    must(verdict.verdict == RS_INSTALLED);
}

/* Bytes of a text: short ones from the input, and now and then ones that are too long. */
static size_t length_of(struct input *input)
{
    uint8_t kind = (uint8_t)take(input, 1);

    return kind < 250 ? kind % 32 : take(input, 3) % 0x20000;
}

static void process(struct rs_core *core, struct input *input, const uint16_t *units)
{
    struct rs_process_facts facts = {.pid = take(input, 1) % 8 * 4, .parent_pid = take(input, 1) % 8 * 4, .start = (int64_t)take(input, 1)};

    if (take(input, 1) % 4 == 0) {
        rs_processes_remove(rs_core_processes(core), facts.pid, facts.start);
        return;
    }
    facts.integrity = (enum rs_word)take(input, 1);
    facts.image = (struct rs_units){units, length_of(input), true};
    facts.cmdline = (struct rs_units){units, length_of(input), take(input, 1) % 2 == 0};
    rs_processes_put(rs_core_processes(core), &facts);
}

static void put(struct rs_event *event, struct input *input, const uint16_t *units)
{
    unsigned field = (unsigned)take(input, 1) % 70;
    size_t length = length_of(input);

    switch (take(input, 1) % 10) {
    case 0:
        rs_put_number(event, field, (int64_t)take(input, 8));
        break;
    case 1:
    case 2:
        rs_put_text(event, field, units, length);
        break;
    case 3:
        rs_put_joined(event, field, units, length, units, length_of(input));
        break;
    case 4:
        rs_put_word(event, field, (enum rs_word)take(input, 1));
        break;
    case 5:
        rs_put_data(event, field, units, length);
        break;
    case 6:
        rs_put_name(event, field, (unsigned)take(input, 1) % 70);
        break;
    case 7:
        rs_put_process(event, take(input, 1) % 8 * 4, take(input, 1));
        break;
    case 8:
        rs_put_target(event, field, take(input, 1) % 8 * 4);
        break;
    default:
        rs_put_value(event, (uint32_t)take(input, 1) % 12, units, length);
        break;
    }
}

static void check(const struct rs_record *record, size_t left)
{
    const uint8_t *bytes = (const uint8_t *)record;
    uint32_t count = rs_field_count(record->kind);
    uint64_t all = ((uint64_t)1 << count) - 1;

    must(record->size <= left && record->size % 8 == 0 && record->size >= rs_fixed_size(record->kind));
    must((record->present & ~all) == 0 && (record->unknown & ~all) == 0 && record->takers == 1 && record->uncertain == 0);
    for (uint32_t field = 0; field < count; field++) {
        bool present = (record->present >> field & 1) != 0;
        bool unknown = (record->unknown >> field & 1) != 0;
        struct rs_text text;

        memcpy(&text, bytes + RS_RECORD_FIELDS + field * 8, sizeof text);
        if (!present) {
            must(text.offset == 0 && text.length == 0);
        } else if (rs_field_has_bytes(record->kind, field)) {
            must(text.offset >= rs_fixed_size(record->kind) && text.offset % 2 == 0);
            must(text.length <= record->size && text.offset <= record->size - text.length);
            must(!unknown || (record->flags & RS_TRUNCATED) != 0);
        } else {
            must(!unknown);
        }
    }
}

static void read_all(struct rs_core *core)
{
    static uint64_t buffer[READ_SIZE / 8];
    struct rs_request request = {sizeof request, RS_VERSION};
    const struct rs_batch *batch = (const struct rs_batch *)(const void *)buffer;
    size_t written;

    while (rs_core_control(core, HANDLE, RS_CONTROL_READ, &request, sizeof request, buffer, sizeof buffer, &written) == RS_OK) {
        size_t at = sizeof *batch;

        must(batch->size == written);
        for (uint32_t i = 0; i < batch->count; i++) {
            const struct rs_record *record = (const struct rs_record *)(const void *)((const uint8_t *)buffer + at);

            check(record, written - at);
            at += record->size;
        }
        must(at == written);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static uint16_t units[0x10000];
    static uint32_t set;
    struct rs_core *core = the_core();
    struct input input = {bytes, size};
    uint32_t kind = (uint32_t)take(&input, 1) % RS_KINDS;
    struct rs_event *event;

    if ((set >> kind & 1) == 0) {
        take_all(core, kind);
        set |= 1u << kind;
    }
    /* Texts are the input itself, and zeros behind it. */
    memcpy(units, input.bytes, input.left < 64 ? input.left : 64);
    event = rs_event_begin(core, (enum rs_kind)kind, (int64_t)take(&input, 1));
    must(event != NULL);
    while (input.left > 0) {
        if (take(&input, 1) % 8 == 0) {
            process(core, &input, units);
        } else {
            put(event, &input, units);
        }
    }
    rs_event_end(event);
    read_all(core);
    return 0;
}
