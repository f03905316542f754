/* Threads that one process makes in another. The callback runs at PASSIVE in the creating thread. */
#include "rs_callbacks.h"
#include "rs_driver.h"
#include "rs_first_threads.h"
#include "rs_names.h"

#define NOTIFY_SUBSYSTEMS 1 /* PsCreateThreadNotifySubsystems: called in the creating thread, as the plain one */
#define MOST_NAME (sizeof(UNICODE_STRING) + RS_LONGEST_TEXT)

static bool is_registered;

/* PASSIVE. Where a thread starts; false if the system does not say. */
static bool start_address(HANDLE tid, uint64_t *address)
{
    PETHREAD thread;
    HANDLE handle;
    ULONG length = 0;
    NTSTATUS status;

    if (rs_functions.query_thread == NULL || !NT_SUCCESS(PsLookupThreadByThreadId(tid, &thread))) {
        return false;
    }
    status = ObOpenObjectByPointer(thread, OBJ_KERNEL_HANDLE, NULL, RS_THREAD_QUERY_INFORMATION, *PsThreadType, KernelMode, &handle);
    if (NT_SUCCESS(status)) {
        *address = 0;
        status = rs_functions.query_thread(handle, RS_THREAD_START_ADDRESS, address, sizeof *address, &length);
        ZwClose(handle);
    }
    ObDereferenceObject(thread);
    return NT_SUCCESS(status);
}

/* PASSIVE. The file that is mapped at an address of a process; missing if none is. */
static void put_module(struct rs_event *event, HANDLE pid, uint64_t address)
{
    UNICODE_STRING *name = NULL;
    PEPROCESS process;
    HANDLE handle;
    SIZE_T length = 0;
    NTSTATUS status;

    if (rs_functions.query_memory == NULL || !NT_SUCCESS(PsLookupProcessByProcessId(pid, &process))) {
        rs_put_unknown(event, RS_THREADS_START_MODULE);
        return;
    }
    status = ObOpenObjectByPointer(process, OBJ_KERNEL_HANDLE, NULL, RS_PROCESS_QUERY_INFORMATION, *PsProcessType, KernelMode, &handle);
    if (NT_SUCCESS(status)) {
        name = rs_allocate(MOST_NAME, RS_TAG_SHELL);
        status = name == NULL ? STATUS_INSUFFICIENT_RESOURCES
                              : rs_functions.query_memory(handle, (PVOID)(ULONG_PTR)address, RS_MEMORY_MAPPED_FILENAME, name, MOST_NAME,
                                                          &length);
        ZwClose(handle);
    }
    if (NT_SUCCESS(status) && name->Length <= MOST_NAME - sizeof *name) {
        rs_put_file(event, RS_THREADS_START_MODULE, name);
    } else if (status != STATUS_INVALID_ADDRESS && status != STATUS_FILE_INVALID) {
        rs_put_unknown(event, RS_THREADS_START_MODULE);
    }
    rs_free(name, RS_TAG_SHELL);
    ObDereferenceObject(process);
}

/* PASSIVE. */
static void report(HANDLE pid, HANDLE tid)
{
    struct rs_event *event = rs_event_begin(rs_driver.core, RS_KIND_THREADS, 0);
    uint64_t address;

    if (event == NULL) {
        return;
    }
    rs_put_process(event, (uint64_t)(ULONG_PTR)PsGetCurrentProcessId(), (uint64_t)(ULONG_PTR)PsGetCurrentThreadId());
    rs_put_target(event, RS_THREADS_TARGET_PID, (uint64_t)(ULONG_PTR)pid);
    rs_put_number(event, RS_THREADS_NEW_THREAD_ID, (int64_t)(ULONG_PTR)tid);
    if (start_address(tid, &address)) {
        rs_put_number(event, RS_THREADS_START_ADDRESS, (int64_t)address);
        put_module(event, pid, address);
    } else {
        rs_put_unknown(event, RS_THREADS_START_ADDRESS);
        rs_put_unknown(event, RS_THREADS_START_MODULE);
    }
    rs_event_end(event);
}

/* PASSIVE. */
VOID NTAPI rs_thread_notify(HANDLE pid, HANDLE tid, BOOLEAN create)
{
    if (!create || !rs_rundown_enter(&rs_driver.callbacks)) {
        return;
    }
    if (!rs_first_threads_take(pid) && pid != PsGetCurrentProcessId()) {
        report(pid, tid);
    }
    rs_rundown_leave(&rs_driver.callbacks);
}

/* PASSIVE. Without the processes' callback the first thread of a process cannot be told from one in another process: then none is told. */
NTSTATUS rs_thread_register(bool *legacy)
{
    NTSTATUS status = STATUS_PROCEDURE_NOT_FOUND;

    *legacy = false;
    if ((rs_driver.registered & 1u << RS_CALLBACK_PROCESS) == 0) {
        return STATUS_NOT_SUPPORTED;
    }
    if (rs_functions.thread_notify_ex != NULL) {
        status = rs_functions.thread_notify_ex(NOTIFY_SUBSYSTEMS, (PVOID)(ULONG_PTR)rs_thread_notify);
    }
    if (!NT_SUCCESS(status)) {
        *legacy = true;
        status = PsSetCreateThreadNotifyRoutine(rs_thread_notify);
    }
    is_registered = NT_SUCCESS(status);
    return status;
}

/* PASSIVE. */
void rs_thread_unregister(void)
{
    if (is_registered) {
        (void)PsRemoveCreateThreadNotifyRoutine(rs_thread_notify);
        is_registered = false;
    }
}
