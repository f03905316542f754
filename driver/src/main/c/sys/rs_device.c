/*
 * The device and its requests.
 *
 * Requests come at PASSIVE. The handle's granted access is kept in FsContext (rs_security.c); nothing else hangs on a file object.
 */
#include "rs_driver.h"
#include "rs_names.h"
#include "rs_raise.h"
#include "rs_status.h"

static NTSTATUS complete(PIRP irp, NTSTATUS status, size_t written)
{
    irp->IoStatus.Status = status;
    irp->IoStatus.Information = written;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return status;
}

/* PASSIVE. */
NTSTATUS rs_device_create(PDRIVER_OBJECT object)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(RS_DEVICE_NAME);
    UNICODE_STRING link = RTL_CONSTANT_STRING(RS_LINK_NAME);
    NTSTATUS status;

    status = rs_security_create(object, &name, &rs_driver.device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    rs_driver.device->Flags |= DO_BUFFERED_IO;
    status = IoCreateSymbolicLink(&link, &name);
    if (!NT_SUCCESS(status)) {
        rs_device_delete();
        return status;
    }
    rs_driver.is_linked = true;
    return STATUS_SUCCESS;
}

/* PASSIVE. */
void rs_device_delete(void)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(RS_LINK_NAME);

    if (rs_driver.is_linked) {
        IoDeleteSymbolicLink(&link);
        rs_driver.is_linked = false;
    }
    if (rs_driver.device != NULL) {
        IoDeleteDevice(rs_driver.device);
        rs_driver.device = NULL;
    }
}

/* The access bits that a code carries; Sysmon's codes carry none, and get both. */
static ULONG access_of(ULONG code)
{
    ULONG access = (code >> 14) & (FILE_READ_ACCESS | FILE_WRITE_ACCESS);

    return access != 0 ? access : FILE_READ_ACCESS | FILE_WRITE_ACCESS;
}

/* PASSIVE. The core checks every length against what the code needs before it reads or writes the buffer. */
static NTSTATUS control(PIRP irp, PIO_STACK_LOCATION stack)
{
    ULONG code = stack->Parameters.DeviceIoControl.IoControlCode;
    void *buffer = irp->AssociatedIrp.SystemBuffer;
    ULONG in_length = buffer != NULL ? stack->Parameters.DeviceIoControl.InputBufferLength : 0;
    ULONG out_length = buffer != NULL ? stack->Parameters.DeviceIoControl.OutputBufferLength : 0;
    size_t written = 0;
    enum rs_result result;
    NTSTATUS status = rs_security_may_control(irp, access_of(code));

    if (!NT_SUCCESS(status)) {
        return complete(irp, status, 0);
    }
#if defined(RS_TEST)
    if (code == RS_CONTROL_RAISE) {
        return complete(irp, rs_status_of(rs_raise_call(buffer, in_length)), 0);
    }
#endif
    if (code == RS_CONTROL_START) {
        rs_names_refresh();
    }
    result = rs_core_control(rs_driver.core, stack->FileObject, code, buffer, in_length, buffer, out_length, &written);
    if (result == RS_WAIT) {
        return rs_reads_wait(&rs_driver.reads, irp);
    }
    return complete(irp, rs_status_of(result), written);
}

/* PASSIVE. The last handle is gone: what it started stops, what it waits for ends. */
static void cleanup(PFILE_OBJECT handle)
{
    rs_core_close(rs_driver.core, handle);
    rs_reads_cancel(&rs_driver.reads, handle);
}

/* PASSIVE; for the device attached to the pipes' whatever its caller's is. */
NTSTATUS NTAPI rs_device_dispatch(PDEVICE_OBJECT device, PIRP irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);

    if (device != rs_driver.device) {
        return rs_pipe_dispatch(device, irp);
    }
    switch (stack->MajorFunction) {
    case IRP_MJ_CREATE:
        return complete(irp, rs_security_may_open(irp) ? STATUS_SUCCESS : STATUS_ACCESS_DENIED, 0);
    case IRP_MJ_CLEANUP:
        cleanup(stack->FileObject);
        return complete(irp, STATUS_SUCCESS, 0);
    case IRP_MJ_CLOSE:
        return complete(irp, STATUS_SUCCESS, 0);
    case IRP_MJ_DEVICE_CONTROL:
        return control(irp, stack);
    case IRP_MJ_SHUTDOWN:
        rs_health_state("Stopped", "the system shuts down");
        return complete(irp, STATUS_SUCCESS, 0);
    default:
        return complete(irp, STATUS_INVALID_DEVICE_REQUEST, 0);
    }
}

/* PASSIVE. */
NTSTATUS rs_shutdown_register(bool *legacy)
{
    *legacy = false;
    return IoRegisterShutdownNotification(rs_driver.device);
}

/* PASSIVE. */
void rs_shutdown_unregister(void)
{
    IoUnregisterShutdownNotification(rs_driver.device);
}
