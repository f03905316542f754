#include "rs_core_private.h"

#include "rs_event.h"
#include "rs_processes.h"

_Static_assert(sizeof(struct rs_event) <= RS_EVENT_SIZE, "an event takes no more than it says");

/* PASSIVE. Frees the filters that nobody uses any more. */
static void reap(struct rs_core *core)
{
    struct rs_filter *retired;

    rs_lock_take(&core->lock);
    retired = core->retired;
    core->retired = NULL;
    rs_lock_leave(&core->lock);
    while (retired != NULL) {
        struct rs_filter *next = retired->next;

        rs_filter_free(retired);
        retired = next;
    }
}

/* DISPATCH. */
void rs_core_release_filter(struct rs_core *core, struct rs_filter *filter)
{
    if (filter != NULL && rs_atomic_add(&filter->references, -1) == 0) {
        rs_lock_take(&core->lock);
        filter->next = core->retired;
        core->retired = filter;
        rs_lock_leave(&core->lock);
    }
}

/* DISPATCH. The record was made readable before, and a reader says that it waits before it looks again: one of both sees the other. */
void rs_core_wake(struct rs_core *core)
{
    if (rs_atomic_get(&core->waits) != 0) {
        rs_atomic_set(&core->waits, 0);
        core->hooks.wake(core->hooks.context);
    }
}

/* PASSIVE. */
enum rs_result rs_core_create(struct rs_core **core, const struct rs_hooks *hooks, uint32_t kept_events)
{
    struct rs_core *made = rs_allocate(sizeof *made, RS_TAG_CORE);
    enum rs_result result;

    if (made == NULL) {
        return RS_NO_MEMORY;
    }
    result = rs_processes_create(&made->processes);
    if (result != RS_OK) {
        rs_free(made, RS_TAG_CORE);
        return result;
    }
    made->hooks = *hooks;
    made->kept_events = kept_events;
    rs_lock_create(&made->lock);
    while (made->event_count < kept_events) {
        struct rs_event *event = rs_allocate(sizeof *event, RS_TAG_SCRATCH);

        if (event == NULL) {
            rs_core_destroy(made);
            return RS_NO_MEMORY;
        }
        event->next = made->events;
        made->events = event;
        made->event_count++;
    }
    *core = made;
    return RS_OK;
}

/* DISPATCH. The handle's session, with a reference that is the caller's; null if it has none. */
static struct rs_session *take_session(struct rs_core *core, const void *handle)
{
    struct rs_session *session = NULL;

    rs_lock_take(&core->lock);
    if (core->session != NULL && handle != NULL && core->session->handle == handle) {
        session = core->session;
        rs_atomic_add(&session->references, 1);
    }
    rs_lock_leave(&core->lock);
    return session;
}

/* PASSIVE. Ends the reader's session; the counters stay. Gives false if it is not the handle's. */
static bool end_session(struct rs_core *core, const void *handle)
{
    struct rs_filter *filters[RS_KINDS] = {NULL};
    struct rs_session *session = NULL;

    rs_lock_take(&core->lock);
    if (core->session != NULL && handle != NULL && core->session->handle == handle) {
        session = core->session;
        rs_atomic_add(&session->references, 1);
        session->handle = NULL;
        rs_atomic_set(&core->wanted, 0);
        memcpy(filters, session->filters, sizeof filters);
        memset(session->filters, 0, sizeof session->filters);
    }
    rs_lock_leave(&core->lock);
    if (session == NULL) {
        return false;
    }
    for (unsigned i = 0; i < RS_KINDS; i++) {
        rs_core_release_filter(core, filters[i]);
    }
    rs_ring_close(&session->ring);
    rs_session_release(session);
    /* Whoever waits has to learn that there is nothing to wait for. */
    rs_atomic_set(&core->waits, 0);
    core->hooks.wake(core->hooks.context);
    return true;
}

/* PASSIVE. */
void rs_core_close(struct rs_core *core, const void *handle)
{
    end_session(core, handle);
    reap(core);
}

/* PASSIVE. */
void rs_core_destroy(struct rs_core *core)
{
    if (core == NULL) {
        return;
    }
    if (core->session != NULL) {
        end_session(core, core->session->handle);
        rs_session_release(core->session);
    }
    reap(core);
    while (core->events != NULL) {
        struct rs_event *next = core->events->next;

        rs_free(core->events, RS_TAG_SCRATCH);
        core->events = next;
    }
    rs_processes_destroy(core->processes);
    rs_lock_destroy(&core->lock);
    rs_free(core, RS_TAG_CORE);
}

/* DISPATCH. */
bool rs_core_wants(const struct rs_core *core, enum rs_kind kind)
{
    return (rs_atomic_get(&core->wanted) >> kind & 1) != 0;
}

/* DISPATCH. */
struct rs_processes *rs_core_processes(struct rs_core *core)
{
    return core->processes;
}

/* PASSIVE. */
static enum rs_result start(struct rs_core *core, const void *handle, const struct rs_start *request, struct rs_started *answer)
{
    uint32_t size = request->ring == 0 ? RS_DEFAULT_RING : request->ring;
    struct rs_session *before = NULL;
    struct rs_session *session;
    enum rs_result result;

    if (handle == NULL || request->reserved != 0 || size < RS_LEAST_RING || size > RS_MOST_RING || (size & (size - 1)) != 0) {
        return RS_BAD_PARAMETER;
    }
    result = rs_session_create(&session, handle, size);
    if (result != RS_OK) {
        return result;
    }
    rs_lock_take(&core->lock);
    if (core->session != NULL && core->session->handle != NULL) {
        result = RS_BUSY;
        before = session;
    } else {
        before = core->session;
        core->session = session;
    }
    rs_lock_leave(&core->lock);
    if (result == RS_BUSY) {
        rs_ring_close(&session->ring);
    }
    rs_session_release(before);
    *answer = (struct rs_started){
        .size = sizeof *answer, .version = RS_VERSION, .ring = size, .driver_version = RS_DRIVER_VERSION, .time = rs_now()};
    return result;
}

/* PASSIVE. */
static enum rs_result set_filter(struct rs_core *core, const void *handle, const void *in, size_t length, struct rs_verdict *verdict)
{
    struct rs_session *session = take_session(core, handle);
    struct rs_filter *filter = NULL;
    enum rs_kind kind = RS_KIND_PROCS;
    enum rs_result result;

    if (session == NULL) {
        return RS_NOT_STARTED;
    }
    result = rs_filter_create(in, length, &filter, &kind, verdict);
    if (result == RS_OK && verdict->verdict == RS_INSTALLED) {
        rs_lock_take(&core->lock);
        if (core->session == session && session->handle == handle) {
            struct rs_filter *before = session->filters[kind];
            uint64_t bit = (uint64_t)1 << kind;

            session->filters[kind] = filter;
            rs_atomic_set(&core->wanted, filter == NULL ? core->wanted & ~bit : core->wanted | bit);
            filter = before;
        } else {
            result = RS_NOT_STARTED;
        }
        rs_lock_leave(&core->lock);
        rs_core_release_filter(core, filter);
    }
    rs_session_release(session);
    return result;
}

/* PASSIVE. */
static void describe(struct rs_core *core, struct rs_status *status)
{
    struct rs_session *session;

    memset(status, 0, sizeof *status);
    status->size = sizeof *status;
    status->version = RS_VERSION;
    status->driver_version = RS_DRIVER_VERSION;
    status->time = rs_now();
    status->processes = rs_processes_count(core->processes);
    status->forgotten = rs_processes_forgotten(core->processes);
    rs_lock_take(&core->lock);
    session = core->session;
    if (session != NULL) {
        rs_atomic_add(&session->references, 1);
    }
    rs_lock_leave(&core->lock);
    if (session != NULL) {
        rs_session_count(session, status->counters, &status->waiting);
        rs_lock_take(&core->lock);
        if (session->handle != NULL) {
            status->flags = RS_STARTED;
            status->ring = session->ring_size;
            status->started = session->started;
            status->flags |= core->wanted != 0 ? RS_PROGRAMS_READ_ONLY : 0;
        }
        for (unsigned i = 0; i < RS_KINDS; i++) {
            const struct rs_filter *filter = session->filters[i];

            status->counters[i].begun = session->begun[i];
            if (filter != NULL) {
                status->counters[i].generation = filter->generation;
                status->counters[i].takers = filter->takers;
                status->flags &= filter->pages.is_read_only ? ~0u : ~RS_PROGRAMS_READ_ONLY;
            }
        }
        rs_lock_leave(&core->lock);
        rs_session_release(session);
    }
    if (core->hooks.describe != NULL) {
        core->hooks.describe(core->hooks.context, status);
    }
}

/* DISPATCH. Reads without waiting; what is written is whole. */
static enum rs_result read_batch(struct rs_session *session, void *out, size_t length, size_t *written)
{
    struct rs_batch batch = {.version = RS_VERSION};
    size_t bytes;

    if (length < sizeof batch + RS_LARGEST_RECORD) {
        return RS_SMALL_BUFFER;
    }
    length = length > UINT32_MAX ? UINT32_MAX : length;
    batch.count = rs_ring_read(&session->ring, (uint8_t *)out + sizeof batch, length - sizeof batch, &bytes);
    if (batch.count == 0) {
        return RS_WAIT;
    }
    rs_ring_losses(&session->ring, batch.lost);
    batch.size = (uint32_t)(sizeof batch + bytes);
    memcpy(out, &batch, sizeof batch);
    *written = batch.size;
    return RS_OK;
}

/* DISPATCH. */
enum rs_result rs_core_read(struct rs_core *core, const void *handle, void *out, size_t out_length, size_t *written)
{
    struct rs_session *session = take_session(core, handle);
    enum rs_result result;

    *written = 0;
    if (session == NULL) {
        return RS_NOT_STARTED;
    }
    result = read_batch(session, out, out_length, written);
    if (result == RS_WAIT) {
        rs_atomic_set(&core->waits, 1);
        if (rs_ring_readable(&session->ring)) {
            result = read_batch(session, out, out_length, written);
        }
    }
    rs_session_release(session);
    return result;
}

/* DISPATCH. */
bool rs_core_readable(struct rs_core *core, const void *handle)
{
    struct rs_session *session = take_session(core, handle);
    bool readable;

    if (session == NULL) {
        return true;
    }
    rs_atomic_set(&core->waits, 1);
    readable = rs_ring_readable(&session->ring);
    rs_session_release(session);
    return readable;
}

/* What a control code takes and gives. */
struct sizes {
    size_t in; /* exactly; at least for set filter */
    size_t out;
};

/* PASSIVE. */
static bool known(uint32_t code, struct sizes *sizes)
{
    switch (code) {
    case RS_CONTROL_START:
        *sizes = (struct sizes){sizeof(struct rs_start), sizeof(struct rs_started)};
        return true;
    case RS_CONTROL_READ:
        *sizes = (struct sizes){sizeof(struct rs_request), sizeof(struct rs_batch) + RS_LARGEST_RECORD};
        return true;
    case RS_CONTROL_SET_FILTER:
        *sizes = (struct sizes){sizeof(struct rs_set_filter), sizeof(struct rs_verdict)};
        return true;
    case RS_CONTROL_STATUS:
        *sizes = (struct sizes){sizeof(struct rs_request), sizeof(struct rs_status)};
        return true;
    case RS_CONTROL_STOP:
        *sizes = (struct sizes){sizeof(struct rs_request), 0};
        return true;
    default:
        return false;
    }
}

/* PASSIVE. Checks what all requests begin with. */
static enum rs_result check(uint32_t code, const struct sizes *sizes, const void *in, size_t in_length, size_t out_length)
{
    struct rs_request request;

    if (in_length < sizes->in || (code != RS_CONTROL_SET_FILTER && in_length != sizes->in)) {
        return RS_BAD_LENGTH;
    }
    memcpy(&request, in, sizeof request);
    if (request.version != RS_VERSION) {
        return RS_BAD_VERSION;
    }
    if (request.size != in_length) {
        return RS_BAD_LENGTH;
    }
    return out_length < sizes->out ? RS_SMALL_BUFFER : RS_OK;
}

/* The answers but those that are read, kept apart because both buffers may be the same. */
union answer {
    struct rs_started started;
    struct rs_verdict verdict;
};

/* PASSIVE. */
enum rs_result rs_core_control(struct rs_core *core, const void *handle, uint32_t code, const void *in, size_t in_length, void *out,
                               size_t out_length, size_t *written)
{
    struct sizes sizes;
    union answer answer;
    struct rs_start request;
    enum rs_result result;

    *written = 0;
    reap(core);
    if (!known(code, &sizes)) {
        return RS_BAD_CODE;
    }
    result = check(code, &sizes, in, in_length, out_length);
    if (result != RS_OK) {
        return result;
    }
    switch (code) {
    case RS_CONTROL_READ:
        return rs_core_read(core, handle, out, out_length, written);
    case RS_CONTROL_STOP:
        return end_session(core, handle) ? RS_OK : RS_NOT_STARTED;
    case RS_CONTROL_STATUS:
        describe(core, out);
        *written = sizes.out;
        return RS_OK;
    case RS_CONTROL_START:
        memcpy(&request, in, sizeof request);
        result = start(core, handle, &request, &answer.started);
        break;
    default:
        result = set_filter(core, handle, in, in_length, &answer.verdict);
        break;
    }
    if (result == RS_OK) {
        memcpy(out, &answer, sizes.out);
        *written = sizes.out;
    }
    return result;
}
