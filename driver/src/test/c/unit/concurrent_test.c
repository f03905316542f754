/* Everything at once. The names begin so that these run under the thread sanitizer, too. */
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

#include "fixture.h"

#define WRITERS 4
#define EVENTS 20000
#define THREADS 32

struct shared {
    struct fixture *fixture;
    uint64_t stop;
    uint64_t begun;
    uint64_t null;
    unsigned number; /* of writers so far, or of rounds */
};

/* Raises numbered events. */
static void *write_events(void *argument)
{
    struct shared *shared = argument;
    unsigned writer = (unsigned)rs_atomic_add(&shared->number, 1) - 1;

    for (int64_t i = 0; i < EVENTS; i++) {
        struct rs_event *event = rs_event_begin(shared->fixture->core, RS_KIND_FILES, 0);

        if (event == NULL) {
            rs_atomic_add(&shared->null, 1);
            continue;
        }
        rs_put_process(event, 4 + (uint64_t)i % 8 * 4, writer + 1);
        rs_put_number(event, RS_FILES_SIZE, i);
        rs_event_end(event);
    }
    return NULL;
}

/* Exchanges the filter all the time: all of them let odd sizes through, some more. */
static void *swap_filters(void *argument)
{
    struct shared *shared = argument;
    const struct rs_insn odd[] = {LOAD(RS_DW, 0, 1, AT(RS_FILES_SIZE)), ALU(RS_AND, 0, 1), LEAVE()};
    const struct rs_insn all[] = {MOV(0, 1), LEAVE()};
    uint64_t generation = 2;

    while (rs_atomic_get(&shared->stop) == 0) {
        bool takes_all = generation % 2 == 0;

        CHECK_EQUAL(fixture_filter(shared->fixture, payload_of(RS_KIND_FILES, generation, takes_all ? all : odd, takes_all ? 2 : 3)), RS_INSTALLED);
        generation++;
    }
    return NULL;
}

static void *churn_processes(void *argument)
{
    struct shared *shared = argument;
    struct rs_processes *table = rs_core_processes(shared->fixture->core);

    for (uint64_t i = 1; rs_atomic_get(&shared->stop) == 0; i++) {
        struct rs_process_facts facts = {.pid = 4 + i % 8 * 4, .parent_pid = 4 + (i + 1) % 8 * 4, .start = (int64_t)i};

        facts.image = (struct rs_units){wide("image"), 10, true};
        rs_processes_put(table, &facts);
        rs_processes_remove(table, 4 + i * 7 % 8 * 4, 0);
    }
    return NULL;
}

/* What one reader has seen. */
struct seen {
    uint64_t records;
    uint64_t last_sequence;
    uint64_t gaps;
    int64_t next[WRITERS]; /* the least size that may come */
    uint64_t odd[WRITERS];
};

static void look(struct seen *seen, const struct rs_record *record)
{
    unsigned writer = (unsigned)record_number(record, RS_TID) - 1;
    int64_t size = record_number(record, RS_FILES_SIZE);

    CHECK(record->sequence > seen->last_sequence);
    seen->gaps += record->sequence - seen->last_sequence - 1;
    CHECK_EQUAL((record->flags & RS_LOSS_BEFORE) != 0, record->sequence != seen->last_sequence + 1);
    seen->last_sequence = record->sequence;
    CHECK_EQUAL(record->takers, 1);
    /* In order, and so none twice. */
    CHECK(size >= seen->next[writer]);
    seen->next[writer] = size + 1;
    seen->odd[writer] += (uint64_t)size & 1;
    seen->records++;
}

static void read_all(struct fixture *fixture, struct seen *seen)
{
    while (fixture_read(fixture) == RS_OK) {
        const struct rs_record *record = fixture_first(fixture);

        for (uint32_t i = 0; i < ((const struct rs_batch *)(const void *)fixture->buffer)->count; i++) {
            look(seen, record);
            record = fixture_next(record);
        }
    }
}

TEST(concurrent_events_are_neither_lost_nor_doubled_while_filters_are_exchanged)
{
    struct fixture fixture = fixture_new();
    struct fixture for_swaps;
    struct shared events = {.fixture = &fixture};
    struct shared others;
    static struct seen seen;
    pthread_t writers[WRITERS];
    pthread_t swapper;
    pthread_t churner;
    struct rs_counters counters;
    uint64_t odd = 0;

    memset(&seen, 0, sizeof seen);
    CHECK_EQUAL(fixture_start(&fixture, HANDLE, 0x800000), RS_OK);
    fixture_take_all(&fixture, RS_KIND_FILES, 1);
    for_swaps = fixture;
    others = (struct shared){.fixture = &for_swaps};
    pthread_create(&swapper, NULL, swap_filters, &others);
    pthread_create(&churner, NULL, churn_processes, &others);
    for (unsigned i = 0; i < WRITERS; i++) {
        pthread_create(&writers[i], NULL, write_events, &events);
    }
    do {
        read_all(&fixture, &seen);
        sched_yield();
        counters = fixture_status(&fixture).counters[RS_KIND_FILES];
        CHECK(counters.begun >= counters.seen);
        CHECK_EQUAL(counters.seen, counters.filtered + counters.delivered + counters.lost);
    } while (counters.seen < WRITERS * EVENTS);
    for (unsigned i = 0; i < WRITERS; i++) {
        pthread_join(writers[i], NULL);
    }
    rs_atomic_set(&others.stop, 1);
    pthread_join(swapper, NULL);
    pthread_join(churner, NULL);
    read_all(&fixture, &seen);
    counters = fixture_status(&fixture).counters[RS_KIND_FILES];
    CHECK_EQUAL(events.null, 0);
    CHECK_EQUAL(counters.begun, WRITERS * EVENTS);
    CHECK_EQUAL(counters.seen, WRITERS * EVENTS);
    CHECK_EQUAL(counters.delivered, seen.records);
    CHECK_EQUAL(counters.read, seen.records);
    CHECK(seen.gaps <= counters.lost); /* the last ones lost are before no record */
    CHECK_EQUAL(counters.undecided, 0);
    for (unsigned i = 0; i < WRITERS; i++) {
        odd += seen.odd[i];
    }
    /* What every filter wants was delivered, or lost for want of room. */
    CHECK(odd + counters.lost >= WRITERS * EVENTS / 2);
    CHECK(odd <= WRITERS * EVENTS / 2);
    fixture_end(&fixture);
}

/* How often each thread comes and goes; more if somebody has the time. */
static unsigned rounds(void)
{
    const char *wanted = getenv("RINGSIDE_ROUNDS");

    return wanted != NULL ? (unsigned)strtoul(wanted, NULL, 10) : 60;
}

/* Opens, sets and removes filters, reads, closes, over and over. */
static void *come_and_go(void *argument)
{
    struct shared *shared = argument;
    const struct rs_insn code[] = {MOV(0, 1), LEAVE()};
    uint8_t *buffer = malloc(READ_SIZE);
    const void *handle = buffer;
    size_t written;

    for (unsigned i = 0; i < shared->number; i++) {
        struct rs_start start = {.size = sizeof start, .version = RS_VERSION, .ring = RS_LEAST_RING};
        struct rs_request request = {sizeof request, RS_VERSION};
        struct payload payload = payload_of(RS_KIND_FILES, i, code, COUNT(code));
        struct payload nothing = payload_of(RS_KIND_FILES, i, NULL, 0);
        struct rs_started started;
        struct rs_verdict verdict;
        struct rs_event *event;

        rs_core_control(shared->fixture->core, handle, RS_CONTROL_START, &start, sizeof start, &started, sizeof started, &written);
        rs_core_control(shared->fixture->core, handle, RS_CONTROL_SET_FILTER, payload.bytes, payload.size, &verdict, sizeof verdict, &written);
        event = rs_event_begin(shared->fixture->core, RS_KIND_FILES, 0);
        rs_core_control(shared->fixture->core, handle, RS_CONTROL_READ, &request, sizeof request, buffer, READ_SIZE, &written);
        rs_core_control(shared->fixture->core, handle, RS_CONTROL_STATUS, &request, sizeof request, buffer, READ_SIZE, &written);
        if (i % 3 == 0) {
            rs_core_control(shared->fixture->core, handle, RS_CONTROL_SET_FILTER, nothing.bytes, nothing.size, &verdict, sizeof verdict, &written);
        }
        if (i % 2 == 0) {
            rs_core_close(shared->fixture->core, handle);
        } else {
            rs_core_control(shared->fixture->core, handle, RS_CONTROL_STOP, &request, sizeof request, NULL, 0, &written);
        }
        if (event != NULL) {
            rs_event_end(event);
        }
        payload_free(&payload);
        payload_free(&nothing);
    }
    free(buffer);
    return NULL;
}

TEST(concurrent_handles_open_install_remove_and_close)
{
    struct fixture fixture = fixture_new();
    struct shared shared = {.fixture = &fixture, .number = rounds()};
    pthread_t threads[THREADS];

    for (unsigned i = 0; i < THREADS; i++) {
        pthread_create(&threads[i], NULL, come_and_go, &shared);
    }
    for (unsigned i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
    CHECK_EQUAL(fixture_start(&fixture, HANDLE, RS_LEAST_RING), RS_OK);
    fixture_end(&fixture);
}

/* A reader that sleeps until it is woken. */
struct sleeper {
    struct rs_core *core;
    pthread_mutex_t mutex;
    pthread_cond_t woken;
    bool is_woken;
};

static void wake_sleeper(void *context)
{
    struct sleeper *sleeper = context;

    pthread_mutex_lock(&sleeper->mutex);
    sleeper->is_woken = true;
    pthread_cond_signal(&sleeper->woken);
    pthread_mutex_unlock(&sleeper->mutex);
}

static void *raise_some(void *argument)
{
    struct rs_core *core = argument;

    for (unsigned i = 0; i < 5000; i++) {
        rs_event_end(rs_event_begin(core, RS_KIND_FILES, 0));
        if (i % 16 == 0) {
            sched_yield();
        }
    }
    return NULL;
}

TEST(concurrent_readers_that_wait_are_always_woken)
{
    static struct sleeper sleeper;
    struct rs_hooks hooks = {&sleeper, wake_sleeper, NULL};
    struct fixture fixture = {0};
    pthread_t writer;
    uint64_t records = 0;

    sleeper = (struct sleeper){.is_woken = false};
    pthread_mutex_init(&sleeper.mutex, NULL);
    pthread_cond_init(&sleeper.woken, NULL);
    CHECK_EQUAL(rs_core_create(&fixture.core, &hooks, 2), RS_OK);
    fixture.buffer = malloc(READ_SIZE);
    CHECK_EQUAL(fixture_start(&fixture, HANDLE, 0x400000), RS_OK);
    fixture_take_all(&fixture, RS_KIND_FILES, 1);
    pthread_create(&writer, NULL, raise_some, fixture.core);
    while (records < 5000) {
        if (fixture_read(&fixture) == RS_OK) {
            records += ((const struct rs_batch *)(const void *)fixture.buffer)->count;
            continue;
        }
        pthread_mutex_lock(&sleeper.mutex);
        while (!sleeper.is_woken) {
            pthread_cond_wait(&sleeper.woken, &sleeper.mutex);
        }
        sleeper.is_woken = false;
        pthread_mutex_unlock(&sleeper.mutex);
    }
    pthread_join(writer, NULL);
    fixture_end(&fixture);
}
