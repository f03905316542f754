/*
 * Control codes over byte buffers, in any order, by several handles, with events between. Buffers are exactly as long as they are said to be.
 * The counters must add up whatever happens.
 */
#include "fuzz.h"
#include "rs_core.h"
#include "rs_event.h"

static const uint32_t codes[] = {RS_CONTROL_START,  RS_CONTROL_READ, RS_CONTROL_SET_FILTER,
                                 RS_CONTROL_STATUS, RS_CONTROL_STOP, RS_CONTROL_RAISE};

static void wake(void *context)
{
    (void)context;
}

static struct rs_core *the_core(void)
{
    static struct rs_core *core;
    const struct rs_hooks hooks = {NULL, wake, NULL};

    if (core == NULL) {
        must(rs_core_create(&core, &hooks, 1) == RS_OK);
    }
    return core;
}

/* A request whose header is mostly right, so that what is behind it is reached. */
static void control(struct rs_core *core, struct input *input)
{
    uint32_t code = (uint32_t)take(input, 1);
    const void *handle = (const void *)(uintptr_t)(take(input, 1) % 3);
    size_t length = take(input, 2) % 1024;
    size_t room = take(input, 1);
    bool is_right = take(input, 1) % 8 != 0;
    bool is_one_buffer = take(input, 1) % 2 == 0;
    struct rs_request header = {(uint32_t)length, RS_VERSION};
    size_t written;
    uint8_t *in;
    uint8_t *out;

    code = code % 8 < 6 ? codes[code % 8] : (uint32_t)take(input, 4);
    if (is_right && code == RS_CONTROL_START) {
        length = sizeof(struct rs_start);
    } else if (is_right && code != RS_CONTROL_SET_FILTER) {
        length = sizeof(struct rs_request);
    }
    header.size = (uint32_t)length;
    room = room > 200 ? sizeof(struct rs_batch) + RS_LARGEST_RECORD : is_right ? sizeof(struct rs_status) : room;
    if (is_one_buffer) {
        room = room > length ? room : length;
    }
    out = malloc(room + 1);
    in = is_one_buffer ? out : malloc(length + 1);
    memset(in, 0, length);
    memcpy(in, input->bytes, length < input->left ? length : input->left);
    take(input, length < 8 ? length : 8);
    if (is_right && length >= sizeof header) {
        memcpy(in, &header, sizeof header);
        if (code == RS_CONTROL_START) {
            memset(in + sizeof header, 0, length - sizeof header);
            ((struct rs_start *)(void *)in)->ring = RS_LEAST_RING;
        }
    }
    rs_core_control(core, handle, code, in, length, out, room, &written);
    must(written <= room);
    if (!is_one_buffer) {
        free(in);
    }
    free(out);
}

static void event(struct rs_core *core, struct input *input)
{
    enum rs_kind kind = (enum rs_kind)(take(input, 1) % RS_KINDS);
    struct rs_event *event = rs_event_begin(core, kind, 0);

    if (event != NULL) {
        rs_put_number(event, RS_PID, (int64_t)take(input, 1));
        rs_put_ascii(event, RS_IMAGE, "C:\\Windows\\System32\\cmd.exe");
        rs_event_end(event);
    }
}

static void check_counters(struct rs_core *core)
{
    struct rs_request request = {sizeof request, RS_VERSION};
    struct rs_status status;
    size_t written;

    must(rs_core_control(core, NULL, RS_CONTROL_STATUS, &request, sizeof request, &status, sizeof status, &written) == RS_OK);
    for (unsigned i = 0; i < RS_KINDS; i++) {
        const struct rs_counters *counters = &status.counters[i];

        must(counters->begun == counters->seen && counters->seen == counters->filtered + counters->delivered + counters->lost);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct rs_core *core = the_core();
    struct input input = {bytes, size};

    while (input.left > 0) {
        switch (take(&input, 1) % 4) {
        case 0:
            event(core, &input);
            break;
        case 1:
            if (take(&input, 1) % 8 == 0) {
                rs_core_close(core, (const void *)(uintptr_t)(take(&input, 1) % 3));
            }
            break;
        default:
            control(core, &input);
            break;
        }
    }
    check_counters(core);
    rs_core_close(core, (const void *)1);
    rs_core_close(core, (const void *)2);
    check_counters(core);
    return 0;
}
