/*
 * Pipes that are made and connected: seen through the filter manager, which shows pipes from Windows 8 on; where it does not, through a device of
 * ours attached to the pipes' own.
 *
 * A driver with such a device cannot be unloaded safely: the system may be about to call it. So it offers no unloading then.
 */
#include "rs_driver.h"
#include "rs_file.h"

#define PIPES_NAME L"\\Device\\NamedPipe"

static PDEVICE_OBJECT below; /* what ours is attached to */

/* APC. A pipe's name as Sysmon writes it: with a backslash before it. */
void rs_pipe_report(enum rs_word op, uint64_t pid, uint64_t tid, const UNICODE_STRING *name)
{
    static const uint16_t backslash = '\\';
    struct rs_event *event = rs_event_begin(rs_driver.core, RS_KIND_PIPES, 0);

    if (event == NULL) {
        return;
    }
    rs_put_process(event, pid, tid);
    rs_put_word(event, RS_PIPES_OP, op);
    rs_put_word(event, RS_PIPES_KIND, RS_WORD_NAMED);
    if (!rs_is_string(name) || name->Length == 0) {
        rs_put_unknown(event, RS_PIPES_PIPE);
    } else if (name->Buffer[0] == '\\') {
        rs_put_text(event, RS_PIPES_PIPE, (const uint16_t *)name->Buffer, name->Length);
    } else {
        rs_put_joined(event, RS_PIPES_PIPE, &backslash, sizeof backslash, (const uint16_t *)name->Buffer, name->Length);
    }
    rs_event_end(event);
}

/* PASSIVE. */
FLT_PREOP_CALLBACK_STATUS NTAPI rs_pipe_before_create(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID *context)
{
    UNREFERENCED_PARAMETER(data);
    UNREFERENCED_PARAMETER(objects);
    *context = NULL;
    return rs_core_wants(rs_driver.core, RS_KIND_PIPES) ? FLT_PREOP_SYNCHRONIZE : FLT_PREOP_SUCCESS_NO_CALLBACK;
}

/* PASSIVE. */
FLT_POSTOP_CALLBACK_STATUS NTAPI rs_pipe_after_create(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID context,
                                                      FLT_POST_OPERATION_FLAGS flags)
{
    UNREFERENCED_PARAMETER(context);
    if ((flags & FLTFL_POST_OPERATION_DRAINING) == 0 && NT_SUCCESS(data->IoStatus.Status) && objects->FileObject != NULL
        && rs_rundown_enter(&rs_driver.callbacks)) {
        rs_pipe_report(RS_WORD_CREATE, rs_filter_manager.requestor(data),
                       data->Thread != NULL ? (uint64_t)(ULONG_PTR)PsGetThreadId(data->Thread) : 0, &objects->FileObject->FileName);
        rs_rundown_leave(&rs_driver.callbacks);
    }
    return FLT_POSTOP_FINISHED_PROCESSING;
}

/* ------------------------------------------------------- The attached device ------------------------------------------------------- */

/* DISPATCH. Keeps the request for the thread that waits. */
static NTSTATUS NTAPI wake(PDEVICE_OBJECT device, PIRP irp, PVOID context)
{
    UNREFERENCED_PARAMETER(device);
    UNREFERENCED_PARAMETER(irp);
    KeSetEvent(context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}

/* PASSIVE. Passes on a request and waits for its end. */
static NTSTATUS forward_and_wait(PIRP irp)
{
    KEVENT done;

    KeInitializeEvent(&done, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(irp);
    IoSetCompletionRoutine(irp, wake, &done, TRUE, TRUE, TRUE);
    if (IoCallDriver(below, irp) == STATUS_PENDING) {
        KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
    }
    return irp->IoStatus.Status;
}

/* PASSIVE. */
static NTSTATUS opened(PIRP irp, enum rs_word op)
{
    PFILE_OBJECT file = IoGetCurrentIrpStackLocation(irp)->FileObject;
    NTSTATUS status = forward_and_wait(irp);

    if (NT_SUCCESS(status) && status != STATUS_REPARSE && file != NULL && file->FileName.Length > 0
        && rs_rundown_enter(&rs_driver.callbacks)) {
        rs_pipe_report(op, (uint64_t)(ULONG_PTR)PsGetCurrentProcessId(), (uint64_t)(ULONG_PTR)PsGetCurrentThreadId(), &file->FileName);
        rs_rundown_leave(&rs_driver.callbacks);
    }
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return status;
}

/* At the caller's IRQL; what is looked at comes at PASSIVE. */
NTSTATUS rs_pipe_dispatch(PDEVICE_OBJECT device, PIRP irp)
{
    UCHAR function = IoGetCurrentIrpStackLocation(irp)->MajorFunction;

    if (device != rs_driver.pipes || below == NULL) {
        irp->IoStatus.Status = STATUS_INVALID_DEVICE_REQUEST;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        return STATUS_INVALID_DEVICE_REQUEST;
    }
    if ((function == IRP_MJ_CREATE || function == IRP_MJ_CREATE_NAMED_PIPE) && rs_core_wants(rs_driver.core, RS_KIND_PIPES)) {
        return opened(irp, function == IRP_MJ_CREATE ? RS_WORD_CONNECT : RS_WORD_CREATE);
    }
    IoSkipCurrentIrpStackLocation(irp);
    return IoCallDriver(below, irp);
}

/* PASSIVE. It must work from the moment it is attached. */
static NTSTATUS attach_to(PDEVICE_OBJECT pipes)
{
    NTSTATUS status = IoCreateDevice(rs_driver.object, 0, NULL, pipes->DeviceType, pipes->Characteristics, FALSE, &rs_driver.pipes);

    if (!NT_SUCCESS(status)) {
        rs_driver.pipes = NULL;
        return status;
    }
    rs_driver.pipes->Flags |= pipes->Flags & (DO_BUFFERED_IO | DO_DIRECT_IO);
    below = pipes;
    below = IoAttachDeviceToDeviceStack(rs_driver.pipes, pipes);
    if (below == NULL) {
        IoDeleteDevice(rs_driver.pipes);
        rs_driver.pipes = NULL;
        return STATUS_NO_SUCH_DEVICE;
    }
    rs_driver.pipes->Flags &= ~DO_DEVICE_INITIALIZING;
    rs_driver.object->DriverUnload = NULL;
    return STATUS_SUCCESS;
}

/* PASSIVE. Wine keeps pipes outside the kernel's devices. */
NTSTATUS rs_pipe_register(bool *legacy)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(PIPES_NAME);
    PDEVICE_OBJECT pipes = NULL;
    PFILE_OBJECT file = NULL;
    NTSTATUS status;

    *legacy = false;
    below = NULL;
    if (rs_file_pipes_by() == RS_PIPES_BY_FILTER) {
        return STATUS_SUCCESS;
    }
    if (rs_file_pipes_by() == RS_PIPES_BY_NONE || rs_functions_are_wine()) {
        return STATUS_NOT_SUPPORTED;
    }
    *legacy = true;
    status = IoGetDeviceObjectPointer(&name, FILE_READ_ATTRIBUTES, &file, &pipes);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = attach_to(pipes);
    ObDereferenceObject(file);
    return status;
}

/* PASSIVE. The filter of files has been withdrawn by itself, and an attached device forbids unloading. */
void rs_pipe_unregister(void)
{
}
