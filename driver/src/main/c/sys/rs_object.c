/*
 * Handles to processes and threads, as they are opened or duplicated. The callback runs at PASSIVE in the calling thread, before the handle is
 * made, with the access that the caller is to get: it may take some away; this one never does.
 */
#include "rs_callbacks.h"
#include "rs_driver.h"

static PVOID registration;

/* What a handle is made to, and which access it gets; false for what is no such operation. */
static bool read(const OB_PRE_OPERATION_INFORMATION *information, HANDLE *pid, HANDLE *tid, ACCESS_MASK *access)
{
    const OB_PRE_OPERATION_PARAMETERS *parameters = information->Parameters;

    if (information->Object == NULL || parameters == NULL) {
        return false;
    }
    if (information->Operation == OB_OPERATION_HANDLE_CREATE) {
        *access = parameters->CreateHandleInformation.DesiredAccess;
    } else if (information->Operation == OB_OPERATION_HANDLE_DUPLICATE) {
        *access = parameters->DuplicateHandleInformation.DesiredAccess;
    } else {
        return false;
    }
    if (information->ObjectType == *PsProcessType) {
        *pid = PsGetProcessId(information->Object);
        *tid = NULL;
    } else if (information->ObjectType == *PsThreadType) {
        *pid = PsGetThreadProcessId(information->Object);
        *tid = PsGetThreadId(information->Object);
    } else {
        return false;
    }
    return true;
}

static void report(HANDLE pid, HANDLE tid, ACCESS_MASK access)
{
    struct rs_event *event = rs_event_begin(rs_driver.core, RS_KIND_ACCESS, 0);

    if (event == NULL) {
        return;
    }
    rs_put_process(event, (uint64_t)(ULONG_PTR)PsGetCurrentProcessId(), (uint64_t)(ULONG_PTR)PsGetCurrentThreadId());
    rs_put_target(event, RS_ACCESS_TARGET_PID, (uint64_t)(ULONG_PTR)pid);
    if (tid != NULL) {
        rs_put_number(event, RS_ACCESS_TARGET_TID, (int64_t)(ULONG_PTR)tid);
    }
    rs_put_word(event, RS_ACCESS_OP, RS_WORD_OPEN);
    rs_put_number(event, RS_ACCESS_GRANTED_ACCESS, access);
    rs_put_unknown(event, RS_ACCESS_CALL_TRACE);
    rs_event_end(event);
}

/* PASSIVE. A process's handles to itself and its threads, and those of the kernel, are not looked at. */
OB_PREOP_CALLBACK_STATUS NTAPI rs_object_notify(PVOID context, POB_PRE_OPERATION_INFORMATION information)
{
    ACCESS_MASK access;
    HANDLE pid;
    HANDLE tid;

    UNREFERENCED_PARAMETER(context);
    if (information == NULL || information->KernelHandle || !rs_rundown_enter(&rs_driver.callbacks)) {
        return OB_PREOP_SUCCESS;
    }
    if (rs_core_wants(rs_driver.core, RS_KIND_ACCESS) && read(information, &pid, &tid, &access) && pid != PsGetCurrentProcessId()) {
        report(pid, tid, access);
    }
    rs_rundown_leave(&rs_driver.callbacks);
    return OB_PREOP_SUCCESS;
}

/* PASSIVE. */
NTSTATUS rs_object_register(bool *legacy)
{
    OB_OPERATION_REGISTRATION operations[2] = {
        {PsProcessType, OB_OPERATION_HANDLE_CREATE | OB_OPERATION_HANDLE_DUPLICATE, rs_object_notify, NULL},
        {PsThreadType, OB_OPERATION_HANDLE_CREATE | OB_OPERATION_HANDLE_DUPLICATE, rs_object_notify, NULL},
    };
    OB_CALLBACK_REGISTRATION wanted;
    NTSTATUS status;

    *legacy = false;
    registration = NULL;
    if (rs_functions.object_notify == NULL || rs_functions.object_forget == NULL) {
        return STATUS_PROCEDURE_NOT_FOUND;
    }
    memset(&wanted, 0, sizeof wanted);
    wanted.Version = OB_FLT_REGISTRATION_VERSION;
    wanted.OperationRegistrationCount = 2;
    RtlInitUnicodeString(&wanted.Altitude, rs_driver.settings.altitude);
    wanted.OperationRegistration = operations;
    status = rs_functions.object_notify(&wanted, &registration);
    if (!NT_SUCCESS(status)) {
        registration = NULL;
    }
    return status;
}

/* PASSIVE. */
void rs_object_unregister(void)
{
    if (registration != NULL) {
        rs_functions.object_forget(registration);
        registration = NULL;
    }
}
