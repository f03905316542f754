/* Processes, threads, tokens, and what the system tells of them. */
#define _GNU_SOURCE
#include "world.h"

#include <stdlib.h>
#include <sys/uio.h>
#include <unistd.h>

const void *object_of(HANDLE handle);

struct _EPROCESS *process_of(uint64_t pid)
{
    for (size_t i = 0; i < MOST_PROCESSES; i++) {
        if (world.processes[i].pid == pid && pid != 0) {
            return &world.processes[i];
        }
    }
    return NULL;
}

HANDLE PsGetCurrentProcessId(VOID)
{
    return (HANDLE)world_pid;
}

HANDLE PsGetCurrentThreadId(VOID)
{
    return (HANDLE)world_tid;
}

PEPROCESS PsGetCurrentProcess(VOID)
{
    return &world.processes[0];
}

HANDLE PsGetProcessId(PEPROCESS process)
{
    return (HANDLE)process->pid;
}

HANDLE PsGetThreadId(PETHREAD thread)
{
    return (HANDLE)thread->tid;
}

HANDLE PsGetThreadProcessId(PETHREAD thread)
{
    return (HANDLE)thread->pid;
}

NTSTATUS PsLookupProcessByProcessId(HANDLE pid, PEPROCESS *process)
{
    world_at(AT_PASSIVE);
    *process = process_of((uint64_t)pid);
    if (*process == NULL || world_fails()) {
        return STATUS_NOT_FOUND;
    }
    rs_atomic_add(&world.references, 1);
    return STATUS_SUCCESS;
}

NTSTATUS PsLookupThreadByThreadId(HANDLE tid, PETHREAD *thread)
{
    world_at(AT_PASSIVE);
    if ((uint64_t)tid != world.thread.tid || world_fails()) {
        return STATUS_NOT_FOUND;
    }
    *thread = &world.thread;
    rs_atomic_add(&world.references, 1);
    return STATUS_SUCCESS;
}

static LONGLONG process_start(PEPROCESS process)
{
    return process->start;
}

static NTSTATUS process_exit(PEPROCESS process)
{
    return process->exit;
}

static PVOID process_peb(PEPROCESS process)
{
    return process->peb;
}

static HANDLE process_parent(PEPROCESS process)
{
    return (HANDLE)process->parent;
}

static NTSTATUS process_image(PEPROCESS process, PUNICODE_STRING *name)
{
    world_at(AT_PASSIVE);
    if (process->image == NULL) {
        return STATUS_NOT_FOUND;
    }
    *name = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof **name, 0);
    if (*name == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    **name = string_of(process->image);
    return STATUS_SUCCESS;
}

static PACCESS_TOKEN process_token(PEPROCESS process)
{
    world_at(AT_PASSIVE);
    if (world.pause != NULL) {
        world.pause();
    }
    if (world_fails()) {
        return NULL;
    }
    rs_atomic_add(&world.references, 1);
    return process;
}

static VOID token_release(PACCESS_TOKEN token)
{
    shim_dereference(token);
}

static NTSTATUS token_user(const struct _EPROCESS *process, PVOID *answer)
{
    TOKEN_USER *user = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof *user + 64, 0);
    SID *sid;

    if (user == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    sid = (SID *)(user + 1);
    user->User.Sid = sid;
    sid->Revision = 1;
    sid->SubAuthorityCount = (UCHAR)process->sid_count;
    sid->IdentifierAuthority.Value[5] = 5;
    memcpy((char *)sid + offsetof(SID, SubAuthority), process->sid_parts, process->sid_count * sizeof(ULONG));
    *answer = user;
    return STATUS_SUCCESS;
}

static NTSTATUS token_query(PACCESS_TOKEN token, ULONG kind, PVOID *answer)
{
    const struct _EPROCESS *process = token;
    TOKEN_STATISTICS *statistics;

    world_at(AT_PASSIVE);
    if (kind == TokenUser) {
        return token_user(process, answer);
    }
    if (kind == TokenStatistics) {
        statistics = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof *statistics, 0);
        if (statistics == NULL) {
            return STATUS_INSUFFICIENT_RESOURCES;
        }
        statistics->AuthenticationId.LowPart = (ULONG)process->logon_id;
        statistics->AuthenticationId.HighPart = (LONG)(process->logon_id >> 32);
        *answer = statistics;
        return STATUS_SUCCESS;
    }
    if (world_fails()) {
        return STATUS_UNSUCCESSFUL;
    }
    *answer = (PVOID)(ULONG_PTR)(kind == TokenSessionId ? process->session : process->integrity);
    return STATUS_SUCCESS;
}

static BOOLEAN token_is_admin(PACCESS_TOKEN token)
{
    (void)token;
    return world.is_administrator;
}

/* Reads the test's own memory as the system reads a process's: a bad address is an error. */
static NTSTATUS copy_memory(PEPROCESS from_process, const void *from, PEPROCESS to_process, void *to, SIZE_T size, KPROCESSOR_MODE mode,
                            PSIZE_T copied)
{
    struct iovec local = {to, size};
    struct iovec remote = {(void *)from, size};
    ssize_t got;

    world_at(AT_APC);
    (void)from_process;
    (void)to_process;
    (void)mode;
    got = size == 0 ? 0 : process_vm_readv(getpid(), &local, 1, &remote, 1, 0);
    *copied = got < 0 ? 0 : (SIZE_T)got;
    return got == (ssize_t)size && !world_fails() ? STATUS_SUCCESS : STATUS_ACCESS_VIOLATION;
}

NTSTATUS give_string(const WCHAR *text, PVOID place, SIZE_T size)
{
    UNICODE_STRING *string = place;
    UNICODE_STRING from = string_of(text);

    if (size < sizeof *string + from.Length) {
        return STATUS_INFO_LENGTH_MISMATCH;
    }
    string->Length = from.Length;
    string->MaximumLength = from.Length;
    string->Buffer = (PWSTR)(string + 1);
    memcpy(string->Buffer, from.Buffer, from.Length);
    return STATUS_SUCCESS;
}

static NTSTATUS query_process(HANDLE handle, ULONG kind, PVOID answer, ULONG size, PULONG length)
{
    const struct _EPROCESS *process = object_of(handle);

    world_at(AT_PASSIVE);
    CHECK_EQUAL(kind, RS_PROCESS_COMMAND_LINE);
    *length = size;
    return process->cmdline == NULL || world_fails() ? STATUS_NOT_FOUND : give_string(process->cmdline, answer, size);
}

static NTSTATUS query_thread(HANDLE handle, ULONG kind, PVOID answer, ULONG size, PULONG length)
{
    const struct _ETHREAD *thread = object_of(handle);

    world_at(AT_PASSIVE);
    CHECK(kind == RS_THREAD_START_ADDRESS && size == 8);
    *length = size;
    memcpy(answer, &thread->start_address, size);
    return world_fails() ? STATUS_UNSUCCESSFUL : STATUS_SUCCESS;
}

static NTSTATUS query_memory(HANDLE handle, PVOID address, ULONG kind, PVOID answer, SIZE_T size, PSIZE_T length)
{
    world_at(AT_PASSIVE);
    (void)handle;
    CHECK(kind == RS_MEMORY_MAPPED_FILENAME && (uint64_t)address == world.thread.start_address);
    *length = size;
    if (world_fails()) {
        return STATUS_UNSUCCESSFUL;
    }
    return world.thread.module == NULL ? STATUS_INVALID_ADDRESS : give_string(world.thread.module, answer, size);
}

/* The list of processes: 256 bytes for each, as the driver's structure begins. */
static NTSTATUS list_processes(uint8_t *answer, ULONG size, PULONG length)
{
    ULONG at = 0;
    ULONG last = 0;

    for (size_t i = 0; i < MOST_PROCESSES; i++) {
        const struct _EPROCESS *process = &world.processes[i];
        ULONG next = 256;

        if (process->pid == 0) {
            continue;
        }
        if (size - at < next) {
            return STATUS_INFO_LENGTH_MISMATCH;
        }
        memset(answer + at, 0, next);
        memcpy(answer + at, &next, sizeof next);
        memcpy(answer + at + 0x20, &process->start, 8);
        memcpy(answer + at + 0x50, &process->pid, 8);
        memcpy(answer + at + 0x58, &process->parent, 8);
        memcpy(answer + at + 0x64, &process->session, 4);
        last = at;
        at += next;
    }
    memset(answer + last, 0, 4);
    *length = at;
    return STATUS_SUCCESS;
}

struct module {
    HANDLE section;
    PVOID mapped;
    PVOID base;
    ULONG size;
    ULONG flags;
    USHORT load_order;
    USHORT init_order;
    USHORT load_count;
    USHORT name_offset;
    CHAR path[256];
};

static NTSTATUS list_modules(uint8_t *answer)
{
    static const char *const paths[] = {"\\SystemRoot\\system32\\ntoskrnl.exe", "\\SystemRoot\\System32\\drivers\\FLTMGR.SYS"};
    ULONG count = world.has_filter_manager ? 2 : 1;

    memcpy(answer, &count, sizeof count);
    for (ULONG i = 0; i < count; i++) {
        struct module module = {0};
        size_t size;

        strcpy(module.path, paths[i]);
        module.name_offset = (USHORT)(strrchr(paths[i], '\\') + 1 - paths[i]);
        if (i == 1) {
            module.base = world_filter_image(&size);
            module.size = (ULONG)size;
        }
        memcpy(answer + 8 + i * sizeof module, &module, sizeof module);
    }
    return STATUS_SUCCESS;
}

static NTSTATUS query_system(ULONG kind, PVOID answer, ULONG size, PULONG length)
{
    world_at(AT_PASSIVE);
    *length = size;
    if (world_fails()) {
        return STATUS_UNSUCCESSFUL;
    }
    return kind == RS_SYSTEM_PROCESS_INFORMATION ? list_processes(answer, size, length) : list_modules(answer);
}

static NTSTATUS validate_access(PIRP irp, ULONG access)
{
    ULONG_PTR granted = (ULONG_PTR)IoGetCurrentIrpStackLocation(irp)->FileObject->FsContext;

    return (granted & access) == access ? STATUS_SUCCESS : STATUS_ACCESS_DENIED;
}

/* For shim_routines.c. */
extern const struct function process_functions[];
extern const size_t process_function_count;
#define FUNCTION(name, function) {name, (void *)(ULONG_PTR)(function)}
const struct function process_functions[] = {
    FUNCTION("PsGetProcessCreateTimeQuadPart", process_start),
    FUNCTION("PsGetProcessExitStatus", process_exit),
    FUNCTION("PsGetProcessPeb", process_peb),
    FUNCTION("PsGetProcessInheritedFromUniqueProcessId", process_parent),
    FUNCTION("SeLocateProcessImageName", process_image),
    FUNCTION("PsReferencePrimaryToken", process_token),
    FUNCTION("PsDereferencePrimaryToken", token_release),
    FUNCTION("SeQueryInformationToken", token_query),
    FUNCTION("SeTokenIsAdmin", token_is_admin),
    FUNCTION("MmCopyVirtualMemory", copy_memory),
    FUNCTION("ZwQuerySystemInformation", query_system),
    FUNCTION("ZwQueryInformationProcess", query_process),
    FUNCTION("ZwQueryInformationThread", query_thread),
    FUNCTION("ZwQueryVirtualMemory", query_memory),
    FUNCTION("IoValidateDeviceIoControlAccess", validate_access),
};
const size_t process_function_count = COUNT(process_functions);
