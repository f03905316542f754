/*
 * Functions of the system that are not everywhere, found when the driver loads. Each is null where it is missing; what needs it does without,
 * and the status says so.
 */
#ifndef RS_FUNCTIONS_H
#define RS_FUNCTIONS_H

#include "rs_kernel.h"

typedef VOID(NTAPI *rs_thread_routine)(HANDLE process, HANDLE thread, BOOLEAN create);
typedef VOID(NTAPI *rs_process_routine)(HANDLE parent, HANDLE process, BOOLEAN create);

/* One for each, as X(result, name of ours, name of the system's, arguments). */
#define RS_OPTIONAL_FUNCTIONS(X)                                                                                                             \
    X(NTSTATUS, process_notify_ex2, PsSetCreateProcessNotifyRoutineEx2, (ULONG kind, PVOID routine, BOOLEAN remove))                        \
    X(NTSTATUS, process_notify_ex, PsSetCreateProcessNotifyRoutineEx, (PCREATE_PROCESS_NOTIFY_ROUTINE_EX routine, BOOLEAN remove))          \
    X(NTSTATUS, thread_notify_ex, PsSetCreateThreadNotifyRoutineEx, (ULONG kind, PVOID routine))                                            \
    X(NTSTATUS, image_notify_ex, PsSetLoadImageNotifyRoutineEx, (PLOAD_IMAGE_NOTIFY_ROUTINE routine, ULONG_PTR flags))                      \
    X(NTSTATUS, registry_notify_ex, CmRegisterCallbackEx,                                                                                   \
      (PEX_CALLBACK_FUNCTION routine, PCUNICODE_STRING altitude, PVOID driver, PVOID context, PLARGE_INTEGER cookie, PVOID reserved))       \
    X(NTSTATUS, registry_notify, CmRegisterCallback, (PEX_CALLBACK_FUNCTION routine, PVOID context, PLARGE_INTEGER cookie))                 \
    X(NTSTATUS, registry_forget, CmUnRegisterCallback, (LARGE_INTEGER cookie))                                                              \
    X(NTSTATUS, key_name_ex, CmCallbackGetKeyObjectIDEx,                                                                                    \
      (PLARGE_INTEGER cookie, PVOID object, PULONG_PTR id, PCUNICODE_STRING *name, ULONG flags))                                            \
    X(VOID, key_name_release, CmCallbackReleaseKeyObjectIDEx, (PCUNICODE_STRING name))                                                      \
    X(NTSTATUS, object_notify, ObRegisterCallbacks, (POB_CALLBACK_REGISTRATION registration, PVOID *handle))                                \
    X(VOID, object_forget, ObUnRegisterCallbacks, (PVOID handle))                                                                           \
    X(VOID, time_precise, KeQuerySystemTimePrecise, (PLARGE_INTEGER time))                                                                  \
    X(PVOID, pool_2, ExAllocatePool2, (ULONG64 flags, SIZE_T size, ULONG tag))                                                              \
    X(NTSTATUS, protect_mdl, MmProtectMdlSystemAddress, (PMDL mdl, ULONG protection))                                                       \
    X(LONGLONG, process_start, PsGetProcessCreateTimeQuadPart, (PEPROCESS process))                                                         \
    X(NTSTATUS, process_exit, PsGetProcessExitStatus, (PEPROCESS process))                                                                  \
    X(PVOID, process_peb, PsGetProcessPeb, (PEPROCESS process))                                                                             \
    X(HANDLE, process_parent, PsGetProcessInheritedFromUniqueProcessId, (PEPROCESS process))                                                \
    X(NTSTATUS, process_image, SeLocateProcessImageName, (PEPROCESS process, PUNICODE_STRING *name))                                        \
    X(PACCESS_TOKEN, process_token, PsReferencePrimaryToken, (PEPROCESS process))                                                           \
    X(VOID, token_release, PsDereferencePrimaryToken, (PACCESS_TOKEN token))                                                                \
    X(NTSTATUS, token_query, SeQueryInformationToken, (PACCESS_TOKEN token, ULONG kind, PVOID *answer))                                     \
    X(BOOLEAN, token_is_admin, SeTokenIsAdmin, (PACCESS_TOKEN token))                                                                       \
    X(NTSTATUS, copy_memory, MmCopyVirtualMemory,                                                                                           \
      (PEPROCESS from_process, const void *from, PEPROCESS to_process, void *to, SIZE_T size, KPROCESSOR_MODE mode, PSIZE_T copied))        \
    X(NTSTATUS, validate_access, IoValidateDeviceIoControlAccess, (PIRP irp, ULONG access))                                                 \
    X(NTSTATUS, query_system, ZwQuerySystemInformation, (ULONG kind, PVOID answer, ULONG size, PULONG length))                              \
    X(NTSTATUS, query_process, ZwQueryInformationProcess, (HANDLE process, ULONG kind, PVOID answer, ULONG size, PULONG length))            \
    X(NTSTATUS, query_thread, ZwQueryInformationThread, (HANDLE thread, ULONG kind, PVOID answer, ULONG size, PULONG length))               \
    X(NTSTATUS, query_memory, ZwQueryVirtualMemory,                                                                                         \
      (HANDLE process, PVOID address, ULONG kind, PVOID answer, SIZE_T size, PSIZE_T length))                                               \
    X(NTSTATUS, object_name, ObQueryNameString, (PVOID object, PVOID answer, ULONG size, PULONG length))

#define RS_OPTIONAL_FUNCTION(result, name, system_name, arguments) result(NTAPI *name) arguments;
struct rs_functions {
    RS_OPTIONAL_FUNCTIONS(RS_OPTIONAL_FUNCTION)
    uint64_t found; /* a bit for each enum rs_function */
};
extern struct rs_functions rs_functions;

/* Fills rs_functions. At PASSIVE, once, before anything else. */
void rs_functions_find(void);

/* Whether this is Wine, whose kernel exports functions that end the process which calls them. */
bool rs_functions_are_wine(void);

#endif
