/* Consuming: the thread that calls ProcessTrace gets the events of a session. */
#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "recording.h"
#include "sessions.h"
#include "standin.h"

#define MOST_CONSUMERS 16u
#define REAL_TIME 0x100u
#define EVENT_RECORDS 0x10000000u
#define INVALID_HANDLE UINT64_MAX
#define CLOSE_PENDING 7007u
#define FIRST_HANDLE 5000u

struct consumer {
    int open, processing;
    struct rs_session *session;
    struct rs_logfile logfile; /* as it was opened, and how many buffers have been read */
};

static struct consumer consumers[MOST_CONSUMERS];

RS_EXPORT uint64_t OpenTraceW(const struct rs_logfile *logfile)
{
    uint64_t handle = INVALID_HANDLE;
    if (rs_refused("OpenTraceW") != RS_SUCCESS || (logfile->mode & (REAL_TIME | EVENT_RECORDS)) != (REAL_TIME | EVENT_RECORDS)) {
        return handle;
    }
    pthread_mutex_lock(&rs_lock);
    struct rs_session *session = rs_session_by_name((const rs_unit *)(uintptr_t)logfile->logger_name);
    for (uint32_t i = 0; session != NULL && i < MOST_CONSUMERS && handle == INVALID_HANDLE; i++) {
        if (!consumers[i].open && !consumers[i].processing) {
            consumers[i] = (struct consumer){1, 0, session, *logfile};
            session->consumers++;
            handle = FIRST_HANDLE + i;
        }
    }
    pthread_mutex_unlock(&rs_lock);
    return handle;
}

/* Who neither is open nor processes lets the session go. */
static void leave(struct consumer *consumer)
{
    if (!consumer->open && !consumer->processing) {
        consumer->session->consumers--;
    }
}

static struct consumer *consumer_of(uint64_t handle)
{
    return handle >= FIRST_HANDLE && handle < FIRST_HANDLE + MOST_CONSUMERS && consumers[handle - FIRST_HANDLE].open ? &consumers[handle - FIRST_HANDLE]
                                                                                                                      : NULL;
}

/* When a session hands on what is in its buffers though they are not full. */
static struct timespec flush_time(const struct rs_session *session)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    time.tv_sec += session->properties.flush_timer == 0 ? 1 : session->properties.flush_timer;
    return time;
}

/* Waits for the next event; nothing if there will be none. */
static const struct rs_recorded *next(struct consumer *consumer)
{
    struct rs_session *session = consumer->session;
    const struct rs_recorded *recorded = NULL;
    pthread_mutex_lock(&rs_lock);
    struct timespec time = flush_time(session);
    while (session->ready == 0 && !session->stopped && consumer->open) {
        if (pthread_cond_timedwait(&rs_changed, &rs_lock, &time) == ETIMEDOUT) {
            rs_session_flush(session);
            time = flush_time(session);
        }
    }
    if (session->ready > 0 && consumer->open) {
        recorded = session->waiting[session->first];
        session->first = (session->first + 1) % RS_MOST_ROOM;
        session->count--;
        session->ready--;
    }
    pthread_mutex_unlock(&rs_lock);
    return recorded;
}

/* Tells that buffers have been read, if all events that were in them have been given out. Returns whether more is wanted. */
static int finish_buffers(struct consumer *consumer)
{
    uint32_t (*callback)(struct rs_logfile *) = (uint32_t(*)(struct rs_logfile *))(uintptr_t)consumer->logfile.buffer_callback;
    pthread_mutex_lock(&rs_lock);
    uint32_t written = consumer->session->ready == 0 ? consumer->session->properties.buffers_written : consumer->logfile.buffers_read;
    pthread_mutex_unlock(&rs_lock);
    int more = 1;
    while (more && consumer->logfile.buffers_read != written) {
        consumer->logfile.buffers_read++;
        more = callback == NULL || callback(&consumer->logfile) != 0;
    }
    return more;
}

RS_EXPORT uint32_t ProcessTrace(const uint64_t *handles, uint32_t count, const void *from, const void *to)
{
    uint32_t error = rs_refused("ProcessTrace");
    uint8_t *copy = malloc(RS_RECORDING_BLOCK);
    (void)from;
    (void)to;
    pthread_mutex_lock(&rs_lock);
    struct consumer *consumer = count == 1 ? consumer_of(handles[0]) : NULL;
    if (error == RS_SUCCESS && (consumer == NULL || consumer->processing || copy == NULL)) {
        error = RS_INVALID_PARAMETER;
    }
    if (error == RS_SUCCESS) {
        consumer->processing = 1;
        pthread_cond_broadcast(&rs_changed);
    }
    pthread_mutex_unlock(&rs_lock);
    const struct rs_recorded *recorded = error == RS_SUCCESS ? next(consumer) : NULL;
    while (recorded != NULL) {
        struct rs_event *event = rs_recorded_copy(recorded, copy);
        event->context = consumer->logfile.context;
        ((void (*)(struct rs_event *))(uintptr_t)consumer->logfile.event_callback)(event);
        recorded = finish_buffers(consumer) ? next(consumer) : NULL;
    }
    free(copy);
    if (error == RS_SUCCESS) {
        pthread_mutex_lock(&rs_lock);
        consumer->processing = 0;
        leave(consumer);
        pthread_mutex_unlock(&rs_lock);
    }
    return error;
}

RS_EXPORT uint32_t CloseTrace(uint64_t handle)
{
    uint32_t error = RS_SUCCESS;
    pthread_mutex_lock(&rs_lock);
    struct consumer *consumer = consumer_of(handle);
    if (consumer == NULL) {
        error = RS_INVALID_PARAMETER;
    } else {
        error = consumer->session->stopped ? RS_SUCCESS : CLOSE_PENDING;
        consumer->open = 0;
        leave(consumer);
        pthread_cond_broadcast(&rs_changed);
    }
    pthread_mutex_unlock(&rs_lock);
    return error;
}
