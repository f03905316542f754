/* Devices and requests. */
#include "world.h"

#include <stdlib.h>

NTSTATUS registration_refused(enum registration registration);

static KSPIN_LOCK cancel_lock;

NTSTATUS IoCreateDevice(PDRIVER_OBJECT driver, ULONG extension, PUNICODE_STRING name, DEVICE_TYPE type, ULONG characteristics,
                        BOOLEAN exclusive, PDEVICE_OBJECT *place)
{
    PDEVICE_OBJECT device;

    world_at(AT_PASSIVE);
    CHECK(extension == 0 && !exclusive && driver == &world.driver);
    CHECK(name == NULL || (characteristics & FILE_DEVICE_SECURE_OPEN) != 0);
    if (!NT_SUCCESS(world.device_status) || world_fails()) {
        return NT_SUCCESS(world.device_status) ? STATUS_INSUFFICIENT_RESOURCES : world.device_status;
    }
    device = calloc(1, sizeof *device);
    device->DriverObject = driver;
    device->DeviceType = type;
    device->Characteristics = characteristics;
    device->Flags = DO_DEVICE_INITIALIZING;
    if (name != NULL) {
        world.device = device;
    }
    *place = device;
    return STATUS_SUCCESS;
}

VOID IoDeleteDevice(PDEVICE_OBJECT device)
{
    world_at(AT_PASSIVE);
    if (device == world.device) {
        CHECK(!world.is_linked);
        world.device = NULL;
        world.is_protected = false;
    }
    free(device);
}

NTSTATUS IoCreateSymbolicLink(PUNICODE_STRING link, PUNICODE_STRING name)
{
    world_at(AT_PASSIVE);
    CHECK(link->Length > 0 && name->Length > 0);
    CHECK(world.is_protected || world.is_wine);
    if (world_fails()) {
        return STATUS_OBJECT_NAME_COLLISION;
    }
    world.is_linked = true;
    return STATUS_SUCCESS;
}

NTSTATUS IoDeleteSymbolicLink(PUNICODE_STRING link)
{
    world_at(AT_PASSIVE);
    (void)link;
    CHECK(world.is_linked);
    world.is_linked = false;
    return STATUS_SUCCESS;
}

NTSTATUS IoRegisterShutdownNotification(PDEVICE_OBJECT device)
{
    NTSTATUS status = registration_refused(REGISTER_SHUTDOWN);

    CHECK(device == world.device);
    world.is_told_of_shutdown = NT_SUCCESS(status);
    return status;
}

VOID IoUnregisterShutdownNotification(PDEVICE_OBJECT device)
{
    CHECK(device == world.device);
    world.is_told_of_shutdown = false;
}

NTSTATUS IoGetDeviceObjectPointer(PUNICODE_STRING name, ACCESS_MASK access, PFILE_OBJECT *file, PDEVICE_OBJECT *device)
{
    static FILE_OBJECT root;

    world_at(AT_PASSIVE);
    (void)name;
    (void)access;
    if (world_fails()) {
        return STATUS_OBJECT_NAME_NOT_FOUND;
    }
    rs_atomic_add(&world.references, 1);
    *file = &root;
    *device = &world.pipes;
    return STATUS_SUCCESS;
}

PDEVICE_OBJECT IoAttachDeviceToDeviceStack(PDEVICE_OBJECT device, PDEVICE_OBJECT target)
{
    world_at(AT_PASSIVE);
    if (world_fails()) {
        return NULL;
    }
    world.attached = device;
    world.withdrawn_unload = world.driver.DriverUnload;
    device->shim_below = target;
    return target;
}

/* Only the pipes' own device is below. It ends every request with what the request has as its status. */
NTSTATUS IoCallDriver(PDEVICE_OBJECT device, PIRP irp)
{
    PIO_STACK_LOCATION stack;

    CHECK(device == &world.pipes);
    irp->shim_at--;
    stack = IoGetCurrentIrpStackLocation(irp);
    if (stack->shim_routine != NULL) {
        CHECK_EQUAL(stack->shim_routine(device, irp, stack->shim_context), STATUS_MORE_PROCESSING_REQUIRED);
        irp->shim_at++;
        return irp->IoStatus.Status;
    }
    __atomic_fetch_add(&irp->shim_completed, 1, __ATOMIC_SEQ_CST);
    return irp->IoStatus.Status;
}

VOID IoCompleteRequest(PIRP irp, CHAR boost)
{
    world_at(AT_DISPATCH);
    CHECK(boost == IO_NO_INCREMENT);
    CHECK(__atomic_load_n(&irp->CancelRoutine, __ATOMIC_SEQ_CST) == NULL);
    CHECK_EQUAL(__atomic_fetch_add(&irp->shim_completed, 1, __ATOMIC_SEQ_CST), 0);
}

VOID IoReleaseCancelSpinLock(KIRQL before)
{
    shim_leave_spin_lock(&cancel_lock, before);
}

/* ------------------------------------------------------------ Requests ------------------------------------------------------------- */

static IRP new_irp(UCHAR function, PFILE_OBJECT handle)
{
    IRP irp = {0};

    irp.RequestorMode = UserMode;
    irp.shim_at = SHIM_STACK - 1;
    irp.shim_stack[irp.shim_at].MajorFunction = function;
    irp.shim_stack[irp.shim_at].FileObject = handle;
    return irp;
}

static NTSTATUS dispatch(UCHAR function, PIRP irp)
{
    return world.driver.MajorFunction[function](world.device, irp);
}

PFILE_OBJECT world_open(void)
{
    PFILE_OBJECT handle = calloc(1, sizeof *handle);
    IRP irp = new_irp(IRP_MJ_CREATE, handle);
    ACCESS_STATE state = {.PreviouslyGrantedAccess = world.access, .SubjectSecurityContext = {.PrimaryToken = &state}};
    IO_SECURITY_CONTEXT context = {.AccessState = &state, .DesiredAccess = world.access};

    handle->DeviceObject = world.device;
    irp.shim_stack[irp.shim_at].Parameters.Create.SecurityContext = world.is_wine ? NULL : &context;
    if (!NT_SUCCESS(dispatch(IRP_MJ_CREATE, &irp))) {
        free(handle);
        handle = NULL;
    }
    CHECK_EQUAL(irp.shim_completed, 1);
    return handle;
}

void world_close(PFILE_OBJECT handle)
{
    static const UCHAR functions[] = {IRP_MJ_CLEANUP, IRP_MJ_CLOSE};

    for (size_t i = 0; i < COUNT(functions); i++) {
        IRP irp = new_irp(functions[i], handle);

        CHECK_EQUAL(dispatch(functions[i], &irp), STATUS_SUCCESS);
        CHECK_EQUAL(irp.shim_completed, 1);
    }
    free(handle);
}

/* METHOD_BUFFERED: one buffer of the longer length, which has the input. */
struct request *request_new(PFILE_OBJECT handle, ULONG code, const void *in, ULONG in_length, ULONG out_length)
{
    struct request *request = malloc(sizeof *request);
    ULONG length = in_length > out_length ? in_length : out_length;
    PIO_STACK_LOCATION stack;

    request->irp = new_irp(IRP_MJ_DEVICE_CONTROL, handle);
    request->buffer = length > 0 ? malloc(length) : NULL;
    if (in_length > 0) {
        memcpy(request->buffer, in, in_length);
    }
    stack = IoGetCurrentIrpStackLocation(&request->irp);
    stack->Parameters.DeviceIoControl.IoControlCode = code;
    stack->Parameters.DeviceIoControl.InputBufferLength = in_length;
    stack->Parameters.DeviceIoControl.OutputBufferLength = out_length;
    request->irp.AssociatedIrp.SystemBuffer = request->buffer;
    return request;
}

bool request_is_completed(struct request *request)
{
    return __atomic_load_n(&request->irp.shim_completed, __ATOMIC_SEQ_CST) != 0;
}

NTSTATUS request_send(struct request *request)
{
    NTSTATUS status = dispatch(IRP_MJ_DEVICE_CONTROL, &request->irp);

    CHECK_EQUAL(world_irql, AT_PASSIVE);
    if (status == STATUS_PENDING) {
        CHECK(request->irp.shim_pending);
    } else {
        CHECK(request_is_completed(request));
        CHECK_EQUAL(request->irp.IoStatus.Status, status);
    }
    return status;
}

void request_cancel(struct request *request)
{
    PDRIVER_CANCEL routine;
    KIRQL before;

    shim_take_spin_lock(&cancel_lock, &before);
    __atomic_store_n(&request->irp.Cancel, TRUE, __ATOMIC_SEQ_CST);
    routine = IoSetCancelRoutine(&request->irp, NULL);
    if (routine != NULL) {
        request->irp.CancelIrql = before;
        routine(world.device, &request->irp);
    } else {
        shim_leave_spin_lock(&cancel_lock, before);
    }
    CHECK_EQUAL(world_irql, AT_PASSIVE);
}

void request_free(struct request *request)
{
    CHECK(request_is_completed(request));
    free(request->buffer);
    free(request);
}

NTSTATUS world_control(PFILE_OBJECT handle, ULONG code, const void *in, ULONG in_length, void *out, ULONG out_length, size_t *written)
{
    struct request *request = request_new(handle, code, in, in_length, out_length);
    NTSTATUS status = request_send(request);

    if (status == STATUS_PENDING) {
        request_cancel(request);
    }
    if (written != NULL) {
        *written = request->irp.IoStatus.Information;
    }
    CHECK(request->irp.IoStatus.Information <= out_length);
    if (out != NULL && NT_SUCCESS(status) && status != STATUS_PENDING) {
        memcpy(out, request->buffer, request->irp.IoStatus.Information);
    }
    request_free(request);
    return status;
}
