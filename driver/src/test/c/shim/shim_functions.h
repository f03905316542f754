/* Functions that the driver imports. */
#ifndef SHIM_FUNCTIONS_H
#define SHIM_FUNCTIONS_H

extern POBJECT_TYPE *PsProcessType;
extern POBJECT_TYPE *PsThreadType;

PVOID ExAllocatePoolWithTag(ULONG type, SIZE_T size, ULONG tag);
VOID ExFreePool(PVOID memory);
PVOID MmGetSystemRoutineAddress(PUNICODE_STRING name);

VOID KeInitializeEvent(PKEVENT event, EVENT_TYPE type, BOOLEAN state);
LONG KeSetEvent(PKEVENT event, LONG increment, BOOLEAN wait);
NTSTATUS KeWaitForSingleObject(PVOID event, ULONG reason, KPROCESSOR_MODE mode, BOOLEAN alertable, PLARGE_INTEGER timeout);
VOID KeInitializeSpinLock(KSPIN_LOCK *lock);
VOID shim_take_spin_lock(KSPIN_LOCK *lock, KIRQL *before);
VOID shim_leave_spin_lock(KSPIN_LOCK *lock, KIRQL before);
#define KeAcquireSpinLock(lock, before) shim_take_spin_lock((lock), (before))
#define KeReleaseSpinLock(lock, before) shim_leave_spin_lock((lock), (before))

VOID RtlInitUnicodeString(PUNICODE_STRING string, PCWSTR text);
LONG RtlCompareUnicodeString(PCUNICODE_STRING a, PCUNICODE_STRING b, BOOLEAN ignore_case);
NTSTATUS RtlConvertSidToUnicodeString(PUNICODE_STRING text, PSID sid, BOOLEAN allocate);
VOID RtlFreeUnicodeString(PUNICODE_STRING string);
NTSTATUS RtlCreateSecurityDescriptor(PSECURITY_DESCRIPTOR descriptor, ULONG revision);
NTSTATUS RtlCreateAcl(PACL list, ULONG size, ULONG revision);
NTSTATUS RtlAddAccessAllowedAce(PACL list, ULONG revision, ACCESS_MASK access, PSID sid);
NTSTATUS RtlSetDaclSecurityDescriptor(PSECURITY_DESCRIPTOR descriptor, BOOLEAN present, PACL list, BOOLEAN is_default);

NTSTATUS ZwOpenKey(PHANDLE key, ACCESS_MASK access, OBJECT_ATTRIBUTES *attributes);
NTSTATUS ZwQueryValueKey(HANDLE key, PUNICODE_STRING name, KEY_VALUE_INFORMATION_CLASS kind, PVOID answer, ULONG size, PULONG length);
NTSTATUS ZwOpenSymbolicLinkObject(PHANDLE link, ACCESS_MASK access, OBJECT_ATTRIBUTES *attributes);
NTSTATUS ZwQuerySymbolicLinkObject(HANDLE link, PUNICODE_STRING target, PULONG length);
NTSTATUS ZwSetSecurityObject(HANDLE handle, SECURITY_INFORMATION information, PSECURITY_DESCRIPTOR descriptor);
NTSTATUS ZwClose(HANDLE handle);
NTSTATUS ObOpenObjectByPointer(PVOID object, ULONG attributes, PACCESS_STATE state, ACCESS_MASK access, POBJECT_TYPE type,
                               KPROCESSOR_MODE mode, PHANDLE handle);
VOID shim_dereference(PVOID object);
#define ObDereferenceObject(object) shim_dereference(object)

HANDLE PsGetCurrentProcessId(VOID);
HANDLE PsGetCurrentThreadId(VOID);
PEPROCESS PsGetCurrentProcess(VOID);
HANDLE PsGetProcessId(PEPROCESS process);
HANDLE PsGetThreadId(PETHREAD thread);
HANDLE PsGetThreadProcessId(PETHREAD thread);
NTSTATUS PsLookupProcessByProcessId(HANDLE pid, PEPROCESS *process);
NTSTATUS PsLookupThreadByThreadId(HANDLE tid, PETHREAD *thread);
NTSTATUS PsSetCreateProcessNotifyRoutine(PCREATE_PROCESS_NOTIFY_ROUTINE routine, BOOLEAN remove);
NTSTATUS PsSetCreateThreadNotifyRoutine(PCREATE_THREAD_NOTIFY_ROUTINE routine);
NTSTATUS PsRemoveCreateThreadNotifyRoutine(PCREATE_THREAD_NOTIFY_ROUTINE routine);
NTSTATUS PsSetLoadImageNotifyRoutine(PLOAD_IMAGE_NOTIFY_ROUTINE routine);
NTSTATUS PsRemoveLoadImageNotifyRoutine(PLOAD_IMAGE_NOTIFY_ROUTINE routine);

NTSTATUS IoCreateDevice(PDRIVER_OBJECT driver, ULONG extension, PUNICODE_STRING name, DEVICE_TYPE type, ULONG characteristics,
                        BOOLEAN exclusive, PDEVICE_OBJECT *device);
VOID IoDeleteDevice(PDEVICE_OBJECT device);
NTSTATUS IoCreateSymbolicLink(PUNICODE_STRING link, PUNICODE_STRING name);
NTSTATUS IoDeleteSymbolicLink(PUNICODE_STRING link);
NTSTATUS IoRegisterShutdownNotification(PDEVICE_OBJECT device);
VOID IoUnregisterShutdownNotification(PDEVICE_OBJECT device);
NTSTATUS IoGetDeviceObjectPointer(PUNICODE_STRING name, ACCESS_MASK access, PFILE_OBJECT *file, PDEVICE_OBJECT *device);
PDEVICE_OBJECT IoAttachDeviceToDeviceStack(PDEVICE_OBJECT device, PDEVICE_OBJECT target);
NTSTATUS IoCallDriver(PDEVICE_OBJECT device, PIRP irp);
VOID IoCompleteRequest(PIRP irp, CHAR boost);
VOID IoReleaseCancelSpinLock(KIRQL before);

#endif
