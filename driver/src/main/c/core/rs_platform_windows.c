/*
 * The platform in Windows' kernel.
 *
 * Driver Verifier's rules that bind here: pool is freed with the tag it was allocated with; spin locks are taken at DISPATCH or below; nothing
 * is allocated from executable pool.
 */
#if defined(_WIN32)
#include "rs_platform.h"

/* What mingw's headers lack. */
#ifndef PAGE_READONLY
#define PAGE_READONLY 2
#endif
#ifndef MdlMappingNoExecute
#define MdlMappingNoExecute 0x40000000
#endif

typedef NTSTATUS(NTAPI *protect_function)(PMDL mdl, ULONG protection);
typedef PMDL(NTAPI *pages_function)(PHYSICAL_ADDRESS lowest, PHYSICAL_ADDRESS highest, PHYSICAL_ADDRESS skip, SIZE_T size,
                                    MEMORY_CACHING_TYPE caching, ULONG flags);

/* PASSIVE. Wine lacks some functions: importing one that is not there ends the process that calls it. */
static PVOID find(PCWSTR name)
{
    UNICODE_STRING string;

    RtlInitUnicodeString(&string, name);
    return MmGetSystemRoutineAddress(&string);
}

/* DISPATCH. */
void *rs_allocate(size_t size, uint32_t tag)
{
    void *memory = ExAllocatePoolWithTag(NonPagedPoolNx, size, tag);

    if (memory != NULL) {
        memset(memory, 0, size);
    }
    return memory;
}

/* DISPATCH. */
void rs_free(void *memory, uint32_t tag)
{
    if (memory != NULL) {
        ExFreePoolWithTag(memory, tag);
    }
}

/* PASSIVE. Pages of their own, where the system gives them; else pool, which cannot be protected. */
bool rs_pages_allocate(struct rs_pages *pages, size_t size, uint32_t tag)
{
    PHYSICAL_ADDRESS lowest = {0};
    PHYSICAL_ADDRESS highest;
    PHYSICAL_ADDRESS skip = {0};
    pages_function allocate = (pages_function)(ULONG_PTR)find(L"MmAllocatePagesForMdlEx");
    PMDL mdl;

    memset(pages, 0, sizeof *pages);
    pages->size = size;
    highest.QuadPart = -1;
    mdl = allocate != NULL ? allocate(lowest, highest, skip, size, MmCached, MM_ALLOCATE_FULLY_REQUIRED) : NULL;
    if (mdl != NULL) {
        pages->readable = MmMapLockedPagesSpecifyCache(mdl, KernelMode, MmCached, NULL, FALSE,
                                                       NormalPagePriority | MdlMappingNoExecute);
        if (pages->readable != NULL) {
            pages->system = mdl;
            pages->writable = pages->readable;
            return true;
        }
        MmFreePagesFromMdl(mdl);
        ExFreePool(mdl);
    }
    pages->readable = rs_allocate(size, tag);
    pages->writable = pages->readable;
    return pages->readable != NULL;
}

/* PASSIVE. */
void rs_pages_protect(struct rs_pages *pages)
{
    protect_function protect;

    pages->writable = NULL;
    if (pages->system != NULL) {
        protect = (protect_function)(ULONG_PTR)find(L"MmProtectMdlSystemAddress");
        pages->is_read_only = protect != NULL && NT_SUCCESS(protect(pages->system, PAGE_READONLY));
    }
}

/* PASSIVE: pages of an MDL are freed at APC or below. */
void rs_pages_free(struct rs_pages *pages, uint32_t tag)
{
    if (pages->system != NULL) {
        MmUnmapLockedPages(pages->readable, pages->system);
        MmFreePagesFromMdl(pages->system);
        ExFreePool(pages->system);
    } else {
        rs_free(pages->readable, tag);
    }
    memset(pages, 0, sizeof *pages);
}

/* DISPATCH, as all below. */
void rs_lock_create(struct rs_lock *lock)
{
    KeInitializeSpinLock(&lock->spin);
}

void rs_lock_destroy(struct rs_lock *lock)
{
    (void)lock;
}

void rs_lock_take(struct rs_lock *lock)
{
    KIRQL before;

    KeAcquireSpinLock(&lock->spin, &before);
    lock->before = before;
}

void rs_lock_leave(struct rs_lock *lock)
{
    KeReleaseSpinLock(&lock->spin, lock->before);
}

int64_t rs_now(void)
{
    LARGE_INTEGER now;

    KeQuerySystemTime(&now);
    return now.QuadPart;
}

#else
typedef int rs_platform_is_not_windows;
#endif
