/*
 * The only thing that the core asks of the system below: memory, locks, atomics, the time. On Windows it is the kernel's, elsewhere C11's and
 * POSIX's, so that the same core runs in tests.
 *
 * Every function of the core says up to which IRQL it may be called: RS_PASSIVE, RS_APC or RS_DISPATCH. The core's memory is never paged.
 */
#ifndef RS_PLATFORM_H
#define RS_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(_WIN32)
#include <ntddk.h>
#else
#include <pthread.h>
#endif

/* Annotations for the analyzer that knows them, and for readers. */
#if defined(_MSC_VER)
#define RS_PASSIVE _IRQL_requires_max_(PASSIVE_LEVEL)
#define RS_APC _IRQL_requires_max_(APC_LEVEL)
#define RS_DISPATCH _IRQL_requires_max_(DISPATCH_LEVEL)
#else
#define RS_PASSIVE
#define RS_APC
#define RS_DISPATCH
#endif

/* ------------------------------------------------------------- Memory --------------------------------------------------------------- */

/* Tags of allocations, one for each owner. */
#define RS_TAG_CORE 0x31734952u    /* RIs1 */
#define RS_TAG_RING 0x32734952u    /* RIs2 */
#define RS_TAG_FILTER 0x33734952u  /* RIs3 */
#define RS_TAG_PROCESS 0x34734952u /* RIs4 */
#define RS_TAG_SCRATCH 0x35734952u /* RIs5 */

/* Memory that is not paged and cannot be executed, all zero; null if there is none. */
RS_DISPATCH void *rs_allocate(size_t size, uint32_t tag);
/* Gives it back with the tag it was allocated with. Null is allowed. */
RS_DISPATCH void rs_free(void *memory, uint32_t tag);

/*
 * Memory of its own pages, which can be made read-only; null if there is none. `writable` is where to fill it before, `readable` where to read
 * it always.
 */
struct rs_pages {
    void *readable;
    void *writable;
    size_t size;
    void *system;      /* what the platform needs to free it */
    bool is_read_only; /* whether rs_pages_protect has worked */
};
RS_PASSIVE bool rs_pages_allocate(struct rs_pages *pages, size_t size, uint32_t tag);
/* From here on only `readable` is used. */
RS_PASSIVE void rs_pages_protect(struct rs_pages *pages);
RS_PASSIVE void rs_pages_free(struct rs_pages *pages, uint32_t tag);

/* -------------------------------------------------------------- Locks --------------------------------------------------------------- */

/* A spin lock: who holds it is at DISPATCH, waits for nothing and leaves it soon. Not recursive. */
struct rs_lock {
#if defined(_WIN32)
    KSPIN_LOCK spin;
    KIRQL before; /* the holder's */
#else
    pthread_mutex_t mutex;
#endif
};
RS_DISPATCH void rs_lock_create(struct rs_lock *lock);
RS_DISPATCH void rs_lock_destroy(struct rs_lock *lock);
RS_DISPATCH void rs_lock_take(struct rs_lock *lock);
RS_DISPATCH void rs_lock_leave(struct rs_lock *lock);

/* ------------------------------------------------------------- Atomics -------------------------------------------------------------- */

/* On 64 bits, all in one order that every thread agrees on. */
#if defined(_MSC_VER)
#define rs_atomic_get(place) ((uint64_t)ReadULong64Acquire((volatile ULONG64 *)(place)))
#define rs_atomic_set(place, value) ((void)InterlockedExchange64((volatile LONG64 *)(place), (LONG64)(value)))
#define rs_atomic_add(place, value) ((uint64_t)InterlockedAdd64((volatile LONG64 *)(place), (LONG64)(value)))
#else
#define rs_atomic_get(place) __atomic_load_n((place), __ATOMIC_SEQ_CST)
#define rs_atomic_set(place, value) __atomic_store_n((place), (uint64_t)(value), __ATOMIC_SEQ_CST)
/* Gives the value after it. */
#define rs_atomic_add(place, value) __atomic_add_fetch((place), (uint64_t)(value), __ATOMIC_SEQ_CST)
#endif

/* -------------------------------------------------------------- Time ---------------------------------------------------------------- */

/* 100 ns since 1601, UTC. */
RS_DISPATCH int64_t rs_now(void);

#endif
