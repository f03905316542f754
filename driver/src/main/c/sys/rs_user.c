#include "rs_user.h"

#include "rs_functions.h"

/* Where a process's memory lies on x64: above the first 64 KiB, below the kernel's half. */
#define LOWEST_USER 0x10000ULL
#define HIGHEST_USER 0x7FFFFFFF0000ULL

static bool is_user(const void *from, size_t size)
{
    uint64_t address = (uint64_t)(ULONG_PTR)from;

    return address >= LOWEST_USER && address < HIGHEST_USER && size <= HIGHEST_USER - address;
}

/* APC. MmCopyVirtualMemory catches faults on both sides; the range was checked because in KernelMode it does not check that. */
bool rs_user_copy(PEPROCESS process, const void *from, void *to, size_t size)
{
    SIZE_T copied = 0;

    if (rs_functions.copy_memory == NULL || !is_user(from, size)) {
        return false;
    }
    return NT_SUCCESS(rs_functions.copy_memory(process, from, PsGetCurrentProcess(), to, size, KernelMode, &copied)) && copied == size;
}

/* APC. Memory of the kernel's half is the system's own copy, and there while the callback runs. */
bool rs_caller_copy(const void *from, void *to, size_t size)
{
    if (is_user(from, size)) {
        return rs_user_copy(PsGetCurrentProcess(), from, to, size);
    }
    if ((uint64_t)(ULONG_PTR)from < HIGHEST_USER) {
        return false;
    }
    memcpy(to, from, size);
    return true;
}
