/*
 * How long the driver's core takes: a filter of 25 instructions by itself and with everything around it, the verifier, and events from begin to
 * read. Prints the median of several rounds, since a machine is never quiet.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "program.h"
#include "rs_core_private.h"
#include "rs_event.h"
#include "rs_processes.h"
#include "rs_verify.h"

#define ROUNDS 15
#define CALLS 200000
#define HANDLE ((const void *)(uintptr_t)1)
#define READ_SIZE 0x100000

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static int by_value(const void *one, const void *other)
{
    double difference = *(const double *)one - *(const double *)other;

    return (difference > 0) - (difference < 0);
}

/* Prints the median time of a call in ns. */
static double measure(const char *what, void (*call)(void *), void *argument, unsigned calls)
{
    double rounds[ROUNDS];

    for (unsigned i = 0; i < ROUNDS; i++) {
        double start = now();

        for (unsigned j = 0; j < calls; j++) {
            call(argument);
        }
        rounds[i] = (now() - start) / calls;
    }
    qsort(rounds, ROUNDS, sizeof rounds[0], by_value);
    printf("%-58s %10.1f ns   (least %.1f)\n", what, rounds[ROUNDS / 2], rounds[0]);
    return rounds[ROUNDS / 2];
}

/*
 * pid above 100, one of three users, not one of two sessions, an address in a range: 25 instructions that are all run on a match. The first
 * comparison decides an early miss.
 */
static const struct rs_insn filter_code[] = {
    MOV_REG(6, 1),
    MOV(7, 0),
    STORE(RS_DW, 10, RS_UNCERTAIN, 0),
    LOAD(RS_DW, 0, 6, AT(RS_PID)),
    JUMP(RS_JSLE, 0, 100, 18),
    LOAD(RS_DW, 0, 6, AT(RS_PPID)),
    JUMP(RS_JEQ, 0, 1, 16),
    JUMP(RS_JEQ, 0, 2, 15),
    JUMP(RS_JEQ, 0, 3, 14),
    LOAD(RS_DW, 0, 6, AT(RS_SESSION)),
    JUMP(RS_JEQ, 0, 0, 12),
    LOAD(RS_DW, 0, 6, AT(RS_LOGON_ID)),
    WIDE(3, 0, 0x3E7, 1),
    JUMP_REG(RS_JEQ, 0, 3, 8),
    LOAD(RS_DW, 0, 6, AT(RS_PROCS_CREATOR_PID)),
    ALU(RS_AND, 0, 0xFFFC),
    JUMP(RS_JEQ, 0, 8, 5),
    STORE_REG(RS_DW, 10, -16, 0),
    LOAD(RS_DW, 1, 10, -16),
    JUMP(RS_JNE, 1, 4096, 2),
    ALU(RS_OR, 7, 1),
    GO(0),
    MOV_REG(0, 7),
    LEAVE(),
};

static uint64_t words[64];

static struct rs_record *a_record(int64_t pid)
{
    struct rs_record *record = (struct rs_record *)(void *)words;

    memset(words, 0, sizeof words);
    record->size = sizeof words;
    record->present = UINT64_MAX;
    words[AT(RS_PID) / 8] = (uint64_t)pid;
    words[AT(RS_PPID) / 8] = 17;
    words[AT(RS_SESSION) / 8] = 1;
    words[AT(RS_PROCS_CREATOR_PID) / 8] = 4096;
    return record;
}

struct machine_call {
    struct rs_machine machine;
    uint8_t stack[RS_STACK];
    uint64_t result;
};

static void run_machine(void *argument)
{
    struct machine_call *call = argument;

    call->machine.budget = RS_BUDGET;
    if (rs_machine_run(&call->machine, filter_code, COUNT(filter_code), RS_ADDRESS(RS_REGION_INPUT, 0), 0, &call->result) != RS_RAN) {
        abort();
    }
}

static void interpreter(void)
{
    static struct machine_call call;

    call.machine.frames = 1;
    call.machine.regions[RS_REGION_INPUT] = (struct rs_region){(uint8_t *)words, sizeof words, false};
    call.machine.regions[RS_REGION_STACK] = (struct rs_region){call.stack, RS_STACK, true};
    a_record(4711);
    measure("interpreter, 25 instructions, match (goal 115)", run_machine, &call, CALLS);
    if (call.result != 1) {
        abort();
    }
    a_record(4);
    measure("interpreter, 25 instructions, early miss (goal 40)", run_machine, &call, CALLS);
    if (call.result != 0) {
        abort();
    }
}

struct verify_call {
    struct rs_program program;
};

static void run_verifier(void *argument)
{
    struct rs_verdict verdict;

    if (rs_verify(&((struct verify_call *)argument)->program, &verdict) != RS_OK || verdict.verdict != RS_INSTALLED) {
        abort();
    }
}

static void verifier(void)
{
    static struct rs_insn large[RS_MOST_INSTRUCTIONS];
    struct verify_call small = {{filter_code, COUNT(filter_code), RS_KIND_PROCS, NULL, 0, 0}};
    struct verify_call big = {{large, RS_MOST_INSTRUCTIONS, RS_KIND_PROCS, NULL, 0, 0}};
    double time;

    for (size_t i = 0; i < RS_MOST_INSTRUCTIONS; i++) {
        large[i] = i % 4 == 0   ? LOAD(RS_DW, 0, 1, AT(RS_PID))
                   : i % 4 == 1 ? JUMP(RS_JEQ, 0, (int32_t)i, 1)
                   : i % 4 == 2 ? STORE_REG(RS_DW, 10, -8, 0)
                                : MOV(0, 1);
    }
    large[RS_MOST_INSTRUCTIONS - 1] = LEAVE();
    measure("verifier, 25 instructions", run_verifier, &small, 2000);
    time = measure("verifier, 65,536 instructions with 16,384 jumps", run_verifier, &big, 20);
    printf("%-58s %10.1f ns\n", "  of these, an instruction", time / RS_MOST_INSTRUCTIONS);
}

static void wake(void *context)
{
    (void)context;
}

struct pipe {
    struct rs_core *core;
    uint8_t *buffer;
    int64_t pid;
};

static void set_filter(struct pipe *pipe, const struct rs_insn *code, size_t count)
{
    struct payload payload = payload_of(RS_KIND_PROCS, 1, code, count);
    struct rs_verdict verdict;
    size_t written;

    if (rs_core_control(pipe->core, HANDLE, RS_CONTROL_SET_FILTER, payload.bytes, payload.size, &verdict, sizeof verdict, &written) != RS_OK ||
        verdict.verdict != RS_INSTALLED) {
        abort();
    }
    payload_free(&payload);
}

/* An event with the context of a process of the table, as any callback makes one. */
static void raise_event(void *argument)
{
    struct pipe *pipe = argument;
    struct rs_event *event = rs_event_begin(pipe->core, RS_KIND_PROCS, 1);

    rs_put_process(event, (uint64_t)pipe->pid, 8);
    rs_put_number(event, RS_PROCS_CREATOR_PID, 4096);
    rs_event_end(event);
}

static void read_events(struct pipe *pipe)
{
    struct rs_request request = {sizeof request, RS_VERSION};
    size_t written;

    while (rs_core_control(pipe->core, HANDLE, RS_CONTROL_READ, &request, sizeof request, pipe->buffer, READ_SIZE, &written) == RS_OK) {
    }
}

/* A thousand events, and then what is there is read. */
static void raise_and_read(void *argument)
{
    for (unsigned i = 0; i < 1000; i++) {
        raise_event(argument);
    }
    read_events(argument);
}

static struct rs_units units_of(const uint16_t *units, size_t bytes)
{
    return (struct rs_units){units, bytes, true};
}

static void events(void)
{
    static const uint16_t image[] = {'C', ':', '\\', 'W', 'i', 'n', 'd', 'o', 'w', 's', '\\', 'S', 'y', 's', 't', 'e', 'm', '3',
                                     '2', '\\', 'c', 'm', 'd', '.', 'e', 'x', 'e', ' ', '/', 'c', ' ', 'd', 'i', 'r', ' ', 'x'};
    static const struct rs_insn all[] = {MOV(0, 1), LEAVE()};
    static const struct rs_insn none[] = {MOV(0, 0), LEAVE()};
    static const struct rs_insn text[] = {MOV_REG(8, 2), MOV(1, RS_NAME), MOV(2, RS_FORM_UPPER), HELP(RS_HELPER_TEXT), JUMP(RS_JEQ, 0, 7, 1),
                                          LEAVE(), MOV(0, 0), LEAVE()};
    const struct rs_hooks hooks = {NULL, wake, NULL};
    struct rs_start start = {.size = sizeof start, .version = RS_VERSION};
    struct rs_process_facts facts = {.pid = 4, .start = 1, .integrity = RS_WORD_HIGH};
    struct pipe pipe = {NULL, malloc(READ_SIZE), 8};
    struct rs_started started;
    size_t written;
    double time;

    if (rs_core_create(&pipe.core, &hooks, 4) != RS_OK ||
        rs_core_control(pipe.core, HANDLE, RS_CONTROL_START, &start, sizeof start, &started, sizeof started, &written) != RS_OK) {
        abort();
    }
    facts.image = units_of(image, 54);
    facts.cmdline = units_of(image, sizeof image);
    facts.user_sid = units_of(image, 16);
    rs_processes_put(rs_core_processes(pipe.core), &facts);
    facts.pid = 8;
    facts.parent_pid = 4;
    rs_processes_put(rs_core_processes(pipe.core), &facts);
    set_filter(&pipe, none, COUNT(none));
    time = measure("event that is filtered: context, record, filter", raise_event, &pipe, CALLS / 4);
    printf("%-58s %10.0f events/s\n", "  so", 1e9 / time);
    set_filter(&pipe, text, COUNT(text));
    measure("event whose upper-cased file name is asked for", raise_event, &pipe, CALLS / 4);
    read_events(&pipe);
    set_filter(&pipe, all, COUNT(all));
    time = measure("1,000 events through ring and read", raise_and_read, &pipe, 50);
    printf("%-58s %10.0f events/s\n", "  so", 1e12 / time);
    rs_core_destroy(pipe.core);
    free(pipe.buffer);
}

int main(void)
{
    interpreter();
    verifier();
    events();
    return 0;
}
