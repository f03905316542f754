/*
 * Takes requests until its input ends; then all handles are closed. Ends with 0 if nothing of the core is left then, and with 1 and a word on standard
 * error if something is.
 */
#include "host.h"

#include "../../../main/c/core/rs_platform_posix.h"

#include <stdio.h>
#include <stdlib.h>

#define MOST_READS 64u
#define MOST_HANDLES 16u
#define KEPT_EVENTS 8u

struct waiting_read {
    uint32_t id;
    uint32_t handle;
    uint32_t out;
};

static struct rs_core *core;
static char handles[MOST_HANDLES];

static pthread_mutex_t output = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t reads_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t reads_change = PTHREAD_COND_INITIALIZER;
static struct waiting_read reads[MOST_READS];
static unsigned read_count;
static bool is_ending;

static void *allocate(size_t size)
{
    void *memory = calloc(1, size + 1);

    if (memory == NULL) {
        abort();
    }
    return memory;
}

void host_answer(uint32_t id, enum rs_result result, const void *bytes, size_t written)
{
    struct host_answer answer = {id, (uint32_t)result, (uint32_t)written};

    pthread_mutex_lock(&output);
    if (fwrite(&answer, sizeof answer, 1, stdout) != 1 || (written != 0 && fwrite(bytes, written, 1, stdout) != 1) || fflush(stdout) != 0) {
        _Exit(2);
    }
    pthread_mutex_unlock(&output);
}

static void wake(void *context)
{
    (void)context;
    pthread_mutex_lock(&reads_lock);
    pthread_cond_signal(&reads_change);
    pthread_mutex_unlock(&reads_lock);
}

/* Takes out a read that need not wait any more. Under the lock. */
static bool take_read(struct waiting_read *taken)
{
    for (unsigned i = 0; i < read_count; i++) {
        if (is_ending || rs_core_readable(core, &handles[reads[i].handle])) {
            *taken = reads[i];
            reads[i] = reads[--read_count];
            return true;
        }
    }
    return false;
}

static void queue_read(struct waiting_read one)
{
    pthread_mutex_lock(&reads_lock);
    if (read_count == MOST_READS) {
        abort();
    }
    reads[read_count++] = one;
    pthread_cond_signal(&reads_change);
    pthread_mutex_unlock(&reads_lock);
}

static void *serve_reads(void *argument)
{
    (void)argument;
    for (;;) {
        struct waiting_read one;
        enum rs_result result;
        size_t written = 0;
        void *out;

        pthread_mutex_lock(&reads_lock);
        while (!take_read(&one)) {
            if (is_ending) {
                pthread_mutex_unlock(&reads_lock);
                return NULL;
            }
            pthread_cond_wait(&reads_change, &reads_lock);
        }
        pthread_mutex_unlock(&reads_lock);
        out = allocate(one.out);
        result = rs_core_read(core, &handles[one.handle], out, one.out, &written);
        if (result == RS_WAIT) {
            queue_read(one);
        } else {
            host_answer(one.id, result, out, written);
        }
        free(out);
    }
}

static void serve(const struct host_request *request, const uint8_t *in)
{
    size_t written = 0;
    size_t room = request->in > request->out ? request->in : request->out;
    uint8_t *buffer = allocate(room);
    enum rs_result result;

    switch (request->code) {
    case HOST_RAISE:
        result = host_raise(core, in, request->in);
        break;
    case HOST_STORM:
        result = host_storm(core, request->id, in, request->in);
        break;
    case HOST_CLOSE:
        rs_core_close(core, &handles[request->handle]);
        result = RS_OK;
        break;
    default:
        /* One buffer for both, as METHOD_BUFFERED has it. */
        memcpy(buffer, in, request->in);
        result = rs_core_control(core, &handles[request->handle], request->code, buffer, request->in, buffer, request->out, &written);
        if (result == RS_WAIT) {
            queue_read((struct waiting_read){request->id, request->handle, request->out});
        }
        break;
    }
    if (result != RS_WAIT) {
        host_answer(request->id, result, buffer, written);
    }
    free(buffer);
}

int main(void)
{
    struct rs_hooks hooks = {NULL, wake, NULL};
    struct host_request request;
    pthread_t reader;
    uint64_t left;

    if (rs_core_create(&core, &hooks, KEPT_EVENTS) != RS_OK || pthread_create(&reader, NULL, serve_reads, NULL) != 0) {
        return 2;
    }
    while (fread(&request, sizeof request, 1, stdin) == 1) {
        uint8_t *in = allocate(request.in);

        if (request.handle >= MOST_HANDLES || (request.in != 0 && fread(in, request.in, 1, stdin) != 1)) {
            free(in);
            break;
        }
        serve(&request, in);
        free(in);
    }
    for (unsigned i = 0; i < MOST_HANDLES; i++) {
        rs_core_close(core, &handles[i]);
    }
    host_calm();
    pthread_mutex_lock(&reads_lock);
    is_ending = true;
    pthread_cond_signal(&reads_change);
    pthread_mutex_unlock(&reads_lock);
    pthread_join(reader, NULL);
    rs_core_destroy(core);
    left = rs_platform_live();
    if (left != 0) {
        fprintf(stderr, "%llu allocations are left\n", (unsigned long long)left);
    }
    return left == 0 ? 0 : 1;
}
