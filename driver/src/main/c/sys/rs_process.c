/*
 * Processes: starts and ends. The callbacks run at PASSIVE, in the creating thread at a start and in the last thread at an end.
 *
 * The table of processes is kept whether anything is wanted or not.
 */
#include "rs_callbacks.h"
#include "rs_driver.h"
#include "rs_facts.h"
#include "rs_first_threads.h"
#include "rs_names.h"

#define NOTIFY_SUBSYSTEMS 0 /* PsCreateProcessNotifySubsystems */

enum registration { BY_NONE, BY_EX2, BY_EX, BY_PLAIN };
static enum registration registration;

/* PASSIVE. Remembers a process that has started. */
static void remember(const struct rs_facts *facts)
{
    (void)rs_processes_put(rs_core_processes(rs_driver.core), &facts->facts);
}

/* PASSIVE. The process that called, if it is another one than the parent, is known by the table. */
static void put_creator(struct rs_event *event, HANDLE pid, HANDLE tid)
{
    struct rs_process *creator = rs_processes_find(rs_core_processes(rs_driver.core), (uint64_t)(ULONG_PTR)pid, NULL);

    rs_put_number(event, RS_PROCS_CREATOR_PID, (int64_t)(ULONG_PTR)pid);
    rs_put_number(event, RS_PROCS_CREATOR_TID, (int64_t)(ULONG_PTR)tid);
    if (creator != NULL && creator->facts.image.is_known) {
        rs_put_text(event, RS_PROCS_CREATOR_IMAGE, creator->facts.image.units, creator->facts.image.bytes);
    } else {
        rs_put_unknown(event, RS_PROCS_CREATOR_IMAGE);
    }
    if (creator != NULL) {
        rs_process_release(creator);
    }
}

/*
 * PASSIVE. Two signs that what runs is not what lies on disk, both visible when the process starts: the file it was made from is about to be
 * deleted, or is open for writing through the very file object.
 */
static void look_for_tampering(HANDLE pid, const FILE_OBJECT *file)
{
    const char *type = file == NULL ? NULL
        : file->DeletePending       ? "Image is deleted"
        : file->WriteAccess         ? "Image is open for writing"
                                    : NULL;
    struct rs_event *event = type != NULL ? rs_event_begin(rs_driver.core, RS_KIND_TAMPERING, 0) : NULL;

    if (event != NULL) {
        rs_put_process(event, (uint64_t)(ULONG_PTR)pid, 0);
        rs_put_ascii(event, RS_TAMPERING_TYPE, type);
        rs_event_end(event);
    }
}

/* PASSIVE. */
static void started(PEPROCESS process, HANDLE pid, HANDLE creator_pid, HANDLE creator_tid, const PS_CREATE_NOTIFY_INFO *info)
{
    struct rs_facts facts;
    struct rs_event *event;

    rs_names_refresh_if_stale();
    rs_first_threads_expect(pid);
    rs_facts_read(&facts, process, pid, info);
    remember(&facts);
    event = rs_event_begin(rs_driver.core, RS_KIND_PROCS, 0);
    if (event != NULL) {
        rs_put_process(event, (uint64_t)(ULONG_PTR)pid, 0);
        put_creator(event, creator_pid, creator_tid);
        rs_event_end(event);
    }
    if (info != NULL) {
        look_for_tampering(pid, info->FileObject);
    }
    rs_facts_free(&facts);
}

/* PASSIVE. */
static void ended(PEPROCESS process, HANDLE pid)
{
    struct rs_processes *table = rs_core_processes(rs_driver.core);
    struct rs_event *event = rs_event_begin(rs_driver.core, RS_KIND_EXITS, 0);
    struct rs_process *known;
    int64_t start = 0;

    known = rs_processes_find(table, (uint64_t)(ULONG_PTR)pid, NULL);
    if (known != NULL) {
        start = known->facts.start;
        rs_process_release(known);
    }
    if (event != NULL) {
        rs_put_process(event, (uint64_t)(ULONG_PTR)pid, 0);
        if (process != NULL && rs_functions.process_exit != NULL) {
            rs_put_number(event, RS_EXITS_EXIT_CODE, (int64_t)(ULONG)rs_functions.process_exit(process));
        } else {
            rs_put_unknown(event, RS_EXITS_EXIT_CODE);
        }
        if (start != 0) {
            rs_put_number(event, RS_EXITS_DURATION, rs_now() - start);
        } else {
            rs_put_unknown(event, RS_EXITS_DURATION);
        }
        rs_event_end(event);
    }
    rs_first_threads_forget(pid);
    rs_processes_remove(table, (uint64_t)(ULONG_PTR)pid, start);
}

/* PASSIVE. */
VOID NTAPI rs_process_notify(PEPROCESS process, HANDLE pid, PPS_CREATE_NOTIFY_INFO info)
{
    if (!rs_rundown_enter(&rs_driver.callbacks)) {
        return;
    }
    if (info != NULL) {
        started(process, pid, info->CreatingThreadId.UniqueProcess, info->CreatingThreadId.UniqueThread, info);
    } else {
        ended(process, pid);
    }
    rs_rundown_leave(&rs_driver.callbacks);
}

/* PASSIVE. The older callback, which is told numbers only. */
VOID NTAPI rs_process_notify_plain(HANDLE parent, HANDLE pid, BOOLEAN create)
{
    PEPROCESS process = NULL;

    UNREFERENCED_PARAMETER(parent);
    if (!rs_rundown_enter(&rs_driver.callbacks)) {
        return;
    }
    if (!NT_SUCCESS(PsLookupProcessByProcessId(pid, &process))) {
        process = NULL;
    }
    if (create) {
        started(process, pid, PsGetCurrentProcessId(), PsGetCurrentThreadId(), NULL);
    } else {
        ended(process, pid);
    }
    if (process != NULL) {
        ObDereferenceObject(process);
    }
    rs_rundown_leave(&rs_driver.callbacks);
}

/* PASSIVE. The newest that works: Ex2 tells of subsystems' processes, too, and the plain one works for images that are not integrity-checked. */
NTSTATUS rs_process_register(bool *legacy)
{
    NTSTATUS status = STATUS_PROCEDURE_NOT_FOUND;

    registration = BY_NONE;
    if (rs_functions.process_notify_ex2 != NULL) {
        status = rs_functions.process_notify_ex2(NOTIFY_SUBSYSTEMS, (PVOID)(ULONG_PTR)rs_process_notify, FALSE);
        registration = NT_SUCCESS(status) ? BY_EX2 : BY_NONE;
    }
    if (registration == BY_NONE && rs_functions.process_notify_ex != NULL) {
        status = rs_functions.process_notify_ex(rs_process_notify, FALSE);
        registration = NT_SUCCESS(status) ? BY_EX : BY_NONE;
    }
    if (registration == BY_NONE) {
        status = PsSetCreateProcessNotifyRoutine(rs_process_notify_plain, FALSE);
        registration = NT_SUCCESS(status) ? BY_PLAIN : BY_NONE;
    }
    *legacy = registration == BY_PLAIN;
    return status;
}

/* PASSIVE. */
void rs_process_unregister(void)
{
    switch (registration) {
    case BY_EX2:
        (void)rs_functions.process_notify_ex2(NOTIFY_SUBSYSTEMS, (PVOID)(ULONG_PTR)rs_process_notify, TRUE);
        break;
    case BY_EX:
        (void)rs_functions.process_notify_ex(rs_process_notify, TRUE);
        break;
    case BY_PLAIN:
        (void)PsSetCreateProcessNotifyRoutine(rs_process_notify_plain, TRUE);
        break;
    case BY_NONE:
        break;
    }
    registration = BY_NONE;
}
