/*
 * Only in the build for tests: functions of the system that are asked about a raised event's objects. About all others they ask the system.
 */
#ifndef RS_RAISE_DOUBLE_H
#define RS_RAISE_DOUBLE_H

#include "rs_raise.h"

/* The objects of the raised event, one of each kind, recognised by their addresses. */
struct rs_raised {
    HANDLE thread; /* the thread that raises, as the system numbers it; null if nothing is being raised */
    const struct rs_raise *what;
    HANDLE tid;              /* the acting one */
    UNICODE_STRING texts[RS_RAISE_TEXTS];
    uint64_t process[8];     /* the process that the event is about */
    uint64_t target_thread;
    uint64_t key;
    uint64_t token;
    uint8_t peb[0x40];
    uint8_t parameters[0x80];
};
extern struct rs_raised rs_raised;

/* The current thread's number, and whether it is raising an event. */
HANDLE rs_double_this_thread(void);
bool rs_raised_here(void);

HANDLE NTAPI rs_double_current_pid(void);
HANDLE NTAPI rs_double_current_tid(void);
HANDLE NTAPI rs_double_process_id(PEPROCESS process);
HANDLE NTAPI rs_double_thread_id(PETHREAD thread);
HANDLE NTAPI rs_double_thread_process_id(PETHREAD thread);
NTSTATUS NTAPI rs_double_lookup_process(HANDLE pid, PEPROCESS *process);
NTSTATUS NTAPI rs_double_lookup_thread(HANDLE tid, PETHREAD *thread);
NTSTATUS NTAPI rs_double_open(PVOID object, ULONG attributes, PACCESS_STATE state, ACCESS_MASK access, POBJECT_TYPE type,
                              KPROCESSOR_MODE mode, PHANDLE handle);
NTSTATUS NTAPI rs_double_close(HANDLE handle);
void rs_double_dereference(PVOID object);

/* Puts doubles into the table of optional functions. */
struct rs_functions;
void rs_double_functions(struct rs_functions *functions);

#if !defined(RS_RAISE_DOUBLE_C)
#define PsGetCurrentProcessId rs_double_current_pid
#define PsGetCurrentThreadId rs_double_current_tid
#define PsGetProcessId rs_double_process_id
#define PsGetThreadId rs_double_thread_id
#define PsGetThreadProcessId rs_double_thread_process_id
#define PsLookupProcessByProcessId rs_double_lookup_process
#define PsLookupThreadByThreadId rs_double_lookup_thread
#define ObOpenObjectByPointer rs_double_open
#define ZwClose rs_double_close
#undef ObDereferenceObject
#define ObDereferenceObject rs_double_dereference
#endif

#endif
