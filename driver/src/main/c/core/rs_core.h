/*
 * The driver without the system it runs in: who the reader is, what is wanted, the ring, the counters, and control codes over byte buffers.
 *
 * The shell makes one at load, gives it every control code, asks it before it looks closer at something that happens, and tells it what
 * happened (rs_event.h).
 */
#ifndef RS_CORE_H
#define RS_CORE_H

#include "../include/ringside.h"
#include "rs_platform.h"
#include "rs_result.h"

struct rs_core;
struct rs_processes;

/* What the core calls. None of it may call the core, but for rs_core_readable. */
struct rs_hooks {
    void *context;
    /* A record has come while a read found none, or the reader is gone: whoever waits should read again. At DISPATCH or below, under no lock. */
    void (*wake)(void *context);
    /* Adds what the shell knows to a status that is filled otherwise: registered, missing, legacy, functions, reasons. At PASSIVE. May be null. */
    void (*describe)(void *context, struct rs_status *status);
};

/*
 * Makes a core that collects nothing.
 *
 * kept_events: how many events' memory (RS_EVENT_SIZE each) is kept ready; more are allocated when as many are under way.
 */
RS_PASSIVE enum rs_result rs_core_create(struct rs_core **core, const struct rs_hooks *hooks, uint32_t kept_events);

/* No event may be under way and no request be running. Null is allowed. */
RS_PASSIVE void rs_core_destroy(struct rs_core *core);

/*
 * Carries out a control code. Both buffers are the system's copy and may be the same memory, as with METHOD_BUFFERED.
 *
 * handle: whoever asks; compared, never followed.
 * written: gets how many bytes of `out` are the answer; 0 unless RS_OK.
 * Gives RS_WAIT for a read that found nothing: the shell queues it, then asks rs_core_readable, and if that says so takes it out again.
 */
RS_PASSIVE enum rs_result rs_core_control(struct rs_core *core, const void *handle, uint32_t code, const void *in, size_t in_length,
                                          void *out, size_t out_length, size_t *written);

/* Carries out a read that has been checked by rs_core_control before and waited; the shell may call it where it is woken. */
RS_DISPATCH enum rs_result rs_core_read(struct rs_core *core, const void *handle, void *out, size_t out_length, size_t *written);

/* Whether a read would not wait: there is a record, or its handle is not the reader (any more). */
RS_DISPATCH bool rs_core_readable(struct rs_core *core, const void *handle);

/* A handle is closed: if it is the reader, everything stops. Reads that wait end with RS_NOT_STARTED when they are tried again. */
RS_PASSIVE void rs_core_close(struct rs_core *core, const void *handle);

/* Whether events of a kind are wanted now; costs a load. */
RS_DISPATCH bool rs_core_wants(const struct rs_core *core, enum rs_kind kind);

/* The table of processes, which lives as long as the core. */
RS_DISPATCH struct rs_processes *rs_core_processes(struct rs_core *core);

#endif
