/* Every allocation fails in turn, and each time all that was begun is undone. */
#include "fixture.h"
#include "rs_platform_posix.h"

static uint64_t left;

static bool gate(void)
{
    return left-- != 0;
}

static void wake(void *context)
{
    (void)context;
}

/* Goes as far as there is memory. Gives whether it came to its end. */
static bool everything(void)
{
    const struct rs_insn code[] = {MOV(0, 1), LEAVE()};
    struct rs_hooks hooks = {NULL, wake, NULL};
    struct rs_start start = {.size = sizeof start, .version = RS_VERSION, .ring = RS_LEAST_RING};
    struct rs_started started;
    struct rs_verdict verdict;
    struct rs_process_facts facts = {.pid = 4};
    struct payload payload = payload_of(RS_KIND_FILES, 1, code, COUNT(code));
    struct rs_event *events[6] = {NULL};
    struct rs_core *core = NULL;
    size_t written;
    bool complete = false;
    enum rs_result result = rs_core_create(&core, &hooks, 2);

    if (result == RS_OK) {
        complete = rs_processes_put(rs_core_processes(core), &facts) == RS_OK;
        CHECK(complete || rs_processes_forgotten(rs_core_processes(core)) == 1);
        result = rs_core_control(core, HANDLE, RS_CONTROL_START, &start, sizeof start, &started, sizeof started, &written);
    }
    if (result == RS_OK) {
        result = rs_core_control(core, HANDLE, RS_CONTROL_SET_FILTER, payload.bytes, payload.size, &verdict, sizeof verdict, &written);
    }
    if (result == RS_OK) {
        CHECK_EQUAL(verdict.verdict, RS_INSTALLED);
        for (unsigned i = 0; i < COUNT(events); i++) {
            events[i] = rs_event_begin(core, RS_KIND_FILES, 0);
            complete = complete && events[i] != NULL;
        }
        for (unsigned i = 0; i < COUNT(events); i++) {
            if (events[i] != NULL) {
                rs_event_end(events[i]);
            }
        }
    }
    CHECK(result == RS_OK || result == RS_NO_MEMORY);
    if (core != NULL) {
        struct rs_request request = {sizeof request, RS_VERSION};
        struct rs_status status;

        CHECK_EQUAL(rs_core_control(core, HANDLE, RS_CONTROL_STATUS, &request, sizeof request, &status, sizeof status, &written), RS_OK);
        CHECK_EQUAL(status.counters[RS_KIND_FILES].seen, status.counters[RS_KIND_FILES].begun);
        CHECK_EQUAL(status.counters[RS_KIND_FILES].begun, result == RS_OK ? COUNT(events) : 0);
        rs_core_destroy(core);
    }
    payload_free(&payload);
    return result == RS_OK && complete;
}

TEST(every_allocation_may_fail_and_nothing_is_left)
{
    uint64_t allowed = 0;
    bool complete;

    do {
        left = allowed++;
        rs_platform_gate(gate);
        complete = everything();
        rs_platform_gate(NULL);
        CHECK_EQUAL(rs_platform_live(), 0);
    } while (!complete);
    CHECK(allowed > 10);
}

/* Only one fails, and those behind it succeed. */
static uint64_t failing;

static bool gate_one(void)
{
    return failing-- != 0;
}

TEST(one_allocation_may_fail_among_others_that_do_not)
{
    for (uint64_t i = 0; i < 20; i++) {
        failing = i;
        rs_platform_gate(gate_one);
        everything();
        rs_platform_gate(NULL);
        CHECK_EQUAL(rs_platform_live(), 0);
    }
}
