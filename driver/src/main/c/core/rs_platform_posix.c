/* The platform where the core is tested: C11 and POSIX. */
#if !defined(_WIN32)
#define _GNU_SOURCE

#include "rs_platform_posix.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define EPOCH_DIFFERENCE 11644473600LL

static bool (*allocation_gate)(void);
static uint64_t live;

void rs_platform_gate(bool (*gate)(void))
{
    allocation_gate = gate;
}

uint64_t rs_platform_live(void)
{
    return rs_atomic_get(&live);
}

/* Each allocation has its tag before it, so that freeing with another one is found. */
struct header {
    uint64_t tag;
    uint64_t size;
};

void *rs_allocate(size_t size, uint32_t tag)
{
    struct header *header;

    if (allocation_gate != NULL && !allocation_gate()) {
        return NULL;
    }
    header = calloc(1, sizeof *header + size);
    if (header == NULL) {
        return NULL;
    }
    header->tag = tag;
    header->size = size;
    rs_atomic_add(&live, 1);
    return header + 1;
}

void rs_free(void *memory, uint32_t tag)
{
    struct header *header = memory;

    if (memory == NULL) {
        return;
    }
    header--;
    if (header->tag != tag) {
        abort();
    }
    rs_atomic_add(&live, -1);
    free(header);
}

bool rs_pages_allocate(struct rs_pages *pages, size_t size, uint32_t tag)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t rounded = (size + page - 1) / page * page;
    void *memory;

    (void)tag;
    if (allocation_gate != NULL && !allocation_gate()) {
        return false;
    }
    memory = mmap(NULL, rounded, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        return false;
    }
    *pages = (struct rs_pages){.readable = memory, .writable = memory, .size = rounded};
    rs_atomic_add(&live, 1);
    return true;
}

void rs_pages_protect(struct rs_pages *pages)
{
    pages->is_read_only = mprotect(pages->readable, pages->size, PROT_READ) == 0;
    pages->writable = NULL;
}

void rs_pages_free(struct rs_pages *pages, uint32_t tag)
{
    (void)tag;
    if (pages->readable != NULL) {
        munmap(pages->readable, pages->size);
        pages->readable = NULL;
        rs_atomic_add(&live, -1);
    }
}

void rs_lock_create(struct rs_lock *lock)
{
    pthread_mutex_init(&lock->mutex, NULL);
}

void rs_lock_destroy(struct rs_lock *lock)
{
    pthread_mutex_destroy(&lock->mutex);
}

void rs_lock_take(struct rs_lock *lock)
{
    pthread_mutex_lock(&lock->mutex);
}

void rs_lock_leave(struct rs_lock *lock)
{
    pthread_mutex_unlock(&lock->mutex);
}

int64_t rs_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return (now.tv_sec + EPOCH_DIFFERENCE) * 10000000 + now.tv_nsec / 100;
}

#else
typedef int rs_platform_is_windows;
#endif
