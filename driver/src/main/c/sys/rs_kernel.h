/*
 * The kernel's declarations, and what mingw's headers lack of them. Under tests on Linux <ntifs.h> is the shim's.
 *
 * User memory is touched through rs_user_copy only: mingw's C has no structured exceptions, so a fault must be caught by a function of the
 * system that catches it. Nothing here uses paged memory or paged code: what runs at DISPATCH may call all of it.
 */
#ifndef RS_KERNEL_H
#define RS_KERNEL_H

#include <ntifs.h>

#include "../core/rs_core.h"
#include "../core/rs_event.h"
#include "../core/rs_processes.h"

#define RS_TAG_SHELL 0x36734952u /* RIs6: everything that the shell itself allocates */

/* Annotations of callbacks. All of the system's callbacks run at PASSIVE or APC unless something else is said. */
#ifndef UNREFERENCED_PARAMETER
#define UNREFERENCED_PARAMETER(parameter) ((void)(parameter))
#endif

/* Classes of information that mingw's headers do not number. */
#define RS_SYSTEM_PROCESS_INFORMATION 5
#define RS_SYSTEM_MODULE_INFORMATION 11
#define RS_PROCESS_COMMAND_LINE 60
#define RS_THREAD_START_ADDRESS 9
#define RS_MEMORY_MAPPED_FILENAME 2

/* Accesses to processes, threads and files that are not in every header. */
#define RS_PROCESS_QUERY_INFORMATION 0x0400
#define RS_THREAD_QUERY_INFORMATION 0x0040

/* Whether a string of the system can be read as it says: even, not longer than its memory, and somewhere. */
static inline bool rs_is_string(const UNICODE_STRING *string)
{
    return string != NULL && string->Length % sizeof(WCHAR) == 0 && (string->Length == 0 || string->Buffer != NULL);
}

/* A string as the table of processes takes it; unknown if there is none. */
static inline struct rs_units rs_units_of(const UNICODE_STRING *string)
{
    struct rs_units units = {0};

    if (rs_is_string(string) && string->Buffer != NULL) {
        units.units = (const uint16_t *)string->Buffer;
        units.bytes = string->Length;
        units.is_known = true;
    }
    return units;
}

#if defined(RS_TEST)
#include "rs_raise_double.h"
#endif

#endif
