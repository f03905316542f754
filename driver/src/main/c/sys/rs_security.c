/*
 * Who may open the device and what a handle may ask: D:P(A;;GA;;;SY)(A;;GA;;;BA), and reading and writing for every code.
 *
 * With the WDK IoCreateDeviceSecure (wdmsec.lib, a static library) makes the device with its descriptor. mingw and Wine have no such library;
 * there the same is done by hand, as the library does it: the device is made, and given its descriptor while it still cannot be opened
 * (DO_DEVICE_INITIALIZING is set until DriverEntry has returned). So at no time is there a device that is open to others.
 */
#include "rs_driver.h"

#if defined(_MSC_VER)
#include <wdmsec.h>
#else
/* The well-known identifiers of the system and of administrators: S-1-5-18 and S-1-5-32-544. */
struct identifier {
    UCHAR revision;
    UCHAR count;
    UCHAR authority[6];
    ULONG parts[2];
};
static const struct identifier system_sid = {1, 1, {0, 0, 0, 0, 0, 5}, {18, 0}};
static const struct identifier administrators_sid = {1, 2, {0, 0, 0, 0, 0, 5}, {32, 544}};
#endif

#if defined(_MSC_VER)
/* The class of our own by which an administrator's policy may replace the descriptor: {8B2C9C0E-6D0F-4B7B-9C55-0D2E5F3A7A41}. */
static const GUID class_guid = {0x8b2c9c0e, 0x6d0f, 0x4b7b, {0x9c, 0x55, 0x0d, 0x2e, 0x5f, 0x3a, 0x7a, 0x41}};

/* PASSIVE. */
NTSTATUS rs_security_create(PDRIVER_OBJECT object, PUNICODE_STRING name, PDEVICE_OBJECT *device)
{
    UNICODE_STRING descriptor = RTL_CONSTANT_STRING(L"D:P(A;;GA;;;SY)(A;;GA;;;BA)");

    return IoCreateDeviceSecure(object, 0, name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &descriptor, &class_guid, device);
}
#else
/* Room for an ACL with two entries. */
union access_list {
    ACL list;
    UCHAR bytes[128];
};

/* PASSIVE. */
static NTSTATUS describe(PSECURITY_DESCRIPTOR descriptor, union access_list *list)
{
    NTSTATUS status = RtlCreateSecurityDescriptor(descriptor, SECURITY_DESCRIPTOR_REVISION);

    if (NT_SUCCESS(status)) {
        status = RtlCreateAcl(&list->list, sizeof *list, ACL_REVISION);
    }
    if (NT_SUCCESS(status)) {
        status = RtlAddAccessAllowedAce(&list->list, ACL_REVISION, GENERIC_ALL, (PSID)(ULONG_PTR)&system_sid);
    }
    if (NT_SUCCESS(status)) {
        status = RtlAddAccessAllowedAce(&list->list, ACL_REVISION, GENERIC_ALL, (PSID)(ULONG_PTR)&administrators_sid);
    }
    if (NT_SUCCESS(status)) {
        status = RtlSetDaclSecurityDescriptor(descriptor, TRUE, &list->list, FALSE);
    }
    return status;
}

/* PASSIVE. */
static NTSTATUS protect(PDEVICE_OBJECT device)
{
    SECURITY_DESCRIPTOR descriptor;
    union access_list list;
    HANDLE handle;
    NTSTATUS status = describe(&descriptor, &list);

    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = ObOpenObjectByPointer(device, OBJ_KERNEL_HANDLE, NULL, WRITE_DAC, NULL, KernelMode, &handle);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = ZwSetSecurityObject(handle, DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION, &descriptor);
    ZwClose(handle);
    return status;
}

/* PASSIVE. Wine's devices have no descriptor: there, and only there, a device goes without. */
NTSTATUS rs_security_create(PDRIVER_OBJECT object, PUNICODE_STRING name, PDEVICE_OBJECT *device)
{
    NTSTATUS status = IoCreateDevice(object, 0, name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, device);

    if (!NT_SUCCESS(status) || rs_functions_are_wine()) {
        return status;
    }
    status = protect(*device);
    if (!NT_SUCCESS(status)) {
        IoDeleteDevice(*device);
        *device = NULL;
    }
    return status;
}
#endif

/* PASSIVE. The client's token if it impersonates, else its process's. */
static bool is_administrator(const SECURITY_SUBJECT_CONTEXT *subject)
{
    PACCESS_TOKEN token = subject->ClientToken != NULL ? subject->ClientToken : subject->PrimaryToken;

    return token != NULL && rs_functions.token_is_admin(token);
}

/*
 * PASSIVE. An administrator's policy may have replaced the descriptor: whoever opens must be an administrator all the same, which the system is.
 * Keeps what was granted for rs_security_may_control.
 */
bool rs_security_may_open(PIRP irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
    PIO_SECURITY_CONTEXT context = stack->Parameters.Create.SecurityContext;
    ULONG_PTR granted = FILE_READ_DATA | FILE_WRITE_DATA;

    if (stack->FileObject == NULL) {
        return false;
    }
    if (context != NULL && context->AccessState != NULL) {
        granted = context->AccessState->PreviouslyGrantedAccess;
        if (irp->RequestorMode != KernelMode && rs_functions.token_is_admin != NULL
            && !is_administrator(&context->AccessState->SubjectSecurityContext)) {
            return false;
        }
    } else if (!rs_functions_are_wine()) {
        return false;
    }
    stack->FileObject->FsContext = (PVOID)granted;
    return true;
}

/* PASSIVE. Asks the system, and where it has no such function compares with what the handle was granted when it was opened. */
NTSTATUS rs_security_may_control(PIRP irp, ULONG access)
{
    PFILE_OBJECT handle = IoGetCurrentIrpStackLocation(irp)->FileObject;

    if (handle == NULL) {
        return STATUS_ACCESS_DENIED;
    }
    if (rs_functions.validate_access != NULL) {
        return rs_functions.validate_access(irp, access);
    }
    return ((ULONG_PTR)handle->FsContext & access) == access ? STATUS_SUCCESS : STATUS_ACCESS_DENIED;
}
