/* Events that tests ask for, one by one and as storms. */
#include "host.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_THREADS 32u
/* Events of a thread between two looks at how full the ring is; with all threads' together they must fit into the smallest. */
#define STRIDE 16u

static pthread_mutex_t storms_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t storms_over = PTHREAD_COND_INITIALIZER;
static unsigned storms;

static void put(struct rs_event *event, const struct host_field *field, const uint8_t *bytes)
{
    int64_t number;

    switch (field->form) {
    case HOST_NUMBER:
        memcpy(&number, bytes, sizeof number);
        rs_put_number(event, field->field, number);
        break;
    case HOST_TEXT:
        rs_put_text(event, field->field, (const uint16_t *)(const void *)bytes, field->length);
        break;
    case HOST_DATA:
        rs_put_data(event, field->field, bytes, field->length);
        break;
    default:
        rs_put_unknown(event, field->field);
        break;
    }
}

enum rs_result host_raise(struct rs_core *core, const uint8_t *bytes, size_t length)
{
    const uint8_t *at = bytes;
    const uint8_t *end = bytes + length;

    while (at != end) {
        struct host_event head;
        struct rs_event *event;

        if ((size_t)(end - at) < sizeof head) {
            return RS_BAD_LENGTH;
        }
        memcpy(&head, at, sizeof head);
        at += sizeof head;
        event = rs_event_begin(core, (enum rs_kind)head.kind, head.time);
        for (uint32_t i = 0; i < head.fields; i++) {
            struct host_field field;
            size_t filled;

            if ((size_t)(end - at) < sizeof field) {
                return RS_BAD_LENGTH;
            }
            memcpy(&field, at, sizeof field);
            at += sizeof field;
            filled = ((size_t)field.length + 7) / 8 * 8;
            if ((size_t)(end - at) < filled) {
                return RS_BAD_LENGTH;
            }
            if (event != NULL) {
                put(event, &field, at);
            }
            at += filled;
        }
        if (event != NULL) {
            rs_event_end(event);
        }
    }
    return RS_OK;
}

struct storm {
    struct rs_core *core;
    uint32_t id;
    enum rs_kind kind;
    unsigned threads;
    uint64_t count;
    uint64_t next;
};

/* Waits while the ring is half full, or there is no reader to empty it. */
static void wait_for_reader(struct rs_core *core)
{
    struct rs_request request = {sizeof request, RS_VERSION};
    struct rs_status status;
    size_t written;

    do {
        if (rs_core_control(core, NULL, RS_CONTROL_STATUS, &request, sizeof request, &status, sizeof status, &written) != RS_OK) {
            abort();
        }
        sched_yield();
    } while ((status.flags & RS_STARTED) != 0 && status.waiting > status.ring / 2);
}

static void *blow(void *argument)
{
    struct storm *storm = argument;

    for (uint64_t done = 0;; done++) {
        uint64_t number = __atomic_fetch_add(&storm->next, 1, __ATOMIC_RELAXED);
        struct rs_event *event;
        char text[32];

        if (number >= storm->count) {
            return NULL;
        }
        if (done % STRIDE == 0) {
            wait_for_reader(storm->core);
        }
        event = rs_event_begin(storm->core, storm->kind, 0);
        if (event != NULL) {
            snprintf(text, sizeof text, "storm %llu", (unsigned long long)number);
            rs_put_number(event, RS_PID, (int64_t)number);
            rs_put_ascii(event, RS_IMAGE, "C:\\storm\\Storm.exe");
            rs_put_name(event, RS_NAME, RS_IMAGE);
            rs_put_ascii(event, RS_CMDLINE, text);
            rs_event_end(event);
        }
    }
}

static void *direct(void *argument)
{
    struct storm *storm = argument;
    pthread_t threads[MOST_THREADS];

    for (unsigned i = 0; i < storm->threads; i++) {
        if (pthread_create(&threads[i], NULL, blow, storm) != 0) {
            abort();
        }
    }
    for (unsigned i = 0; i < storm->threads; i++) {
        pthread_join(threads[i], NULL);
    }
    host_answer(storm->id, RS_OK, NULL, 0);
    free(storm);
    pthread_mutex_lock(&storms_lock);
    storms--;
    pthread_cond_signal(&storms_over);
    pthread_mutex_unlock(&storms_lock);
    return NULL;
}

enum rs_result host_storm(struct rs_core *core, uint32_t id, const uint8_t *bytes, size_t length)
{
    struct host_storm wanted;
    struct storm *storm;
    pthread_t thread;

    if (length != sizeof wanted) {
        return RS_BAD_LENGTH;
    }
    memcpy(&wanted, bytes, sizeof wanted);
    if (wanted.kind >= RS_KINDS || wanted.threads == 0 || wanted.threads > MOST_THREADS) {
        return RS_BAD_PARAMETER;
    }
    storm = calloc(1, sizeof *storm);
    if (storm == NULL) {
        return RS_NO_MEMORY;
    }
    *storm = (struct storm){core, id, (enum rs_kind)wanted.kind, wanted.threads, wanted.count, 0};
    pthread_mutex_lock(&storms_lock);
    storms++;
    pthread_mutex_unlock(&storms_lock);
    if (pthread_create(&thread, NULL, direct, storm) != 0) {
        abort();
    }
    pthread_detach(thread);
    return RS_WAIT;
}

void host_calm(void)
{
    pthread_mutex_lock(&storms_lock);
    while (storms != 0) {
        pthread_cond_wait(&storms_over, &storms_lock);
    }
    pthread_mutex_unlock(&storms_lock);
}
