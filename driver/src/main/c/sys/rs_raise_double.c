/* All at PASSIVE, as what asks them. */
#if defined(RS_TEST)
#define RS_RAISE_DOUBLE_C
#include "rs_functions.h"

#define FAKE_HANDLE ((HANDLE)(LONG_PTR)-0x5253)
#define MOST_PARTS 8

struct rs_raised rs_raised;
static struct rs_functions real;

HANDLE rs_double_this_thread(void)
{
    return PsGetCurrentThreadId();
}

bool rs_raised_here(void)
{
    return rs_raised.thread != NULL && rs_raised.thread == PsGetCurrentThreadId();
}

static uint64_t number(unsigned index)
{
    return rs_raised.what->numbers[index];
}

static bool is_process(const void *object)
{
    return object == (const void *)rs_raised.process;
}

static bool is_fake(const void *object)
{
    return is_process(object) || object == (const void *)&rs_raised.target_thread || object == (const void *)&rs_raised.key;
}

HANDLE NTAPI rs_double_current_pid(void)
{
    return rs_raised_here() ? (HANDLE)(ULONG_PTR)rs_raised.what->pid : PsGetCurrentProcessId();
}

HANDLE NTAPI rs_double_current_tid(void)
{
    return rs_raised_here() ? rs_raised.tid : PsGetCurrentThreadId();
}

HANDLE NTAPI rs_double_process_id(PEPROCESS process)
{
    return is_process(process) ? (HANDLE)(ULONG_PTR)number(0) : PsGetProcessId(process);
}

HANDLE NTAPI rs_double_thread_id(PETHREAD thread)
{
    if ((const void *)thread == (const void *)&rs_raised.acting_thread) {
        return rs_raised.tid;
    }
    return (const void *)thread == (const void *)&rs_raised.target_thread ? (HANDLE)(ULONG_PTR)number(3) : PsGetThreadId(thread);
}

HANDLE NTAPI rs_double_thread_process_id(PETHREAD thread)
{
    return (const void *)thread == (const void *)&rs_raised.target_thread ? (HANDLE)(ULONG_PTR)number(0) : PsGetThreadProcessId(thread);
}

NTSTATUS NTAPI rs_double_lookup_process(HANDLE pid, PEPROCESS *process)
{
    if (rs_raised_here()) {
        *process = (PEPROCESS)(PVOID)rs_raised.process;
        return STATUS_SUCCESS;
    }
    return PsLookupProcessByProcessId(pid, process);
}

NTSTATUS NTAPI rs_double_lookup_thread(HANDLE tid, PETHREAD *thread)
{
    if (rs_raised_here()) {
        *thread = (PETHREAD)(PVOID)&rs_raised.target_thread;
        return STATUS_SUCCESS;
    }
    return PsLookupThreadByThreadId(tid, thread);
}

NTSTATUS NTAPI rs_double_open(PVOID object, ULONG attributes, PACCESS_STATE state, ACCESS_MASK access, POBJECT_TYPE type,
                              KPROCESSOR_MODE mode, PHANDLE handle)
{
    if (is_fake(object)) {
        *handle = FAKE_HANDLE;
        return STATUS_SUCCESS;
    }
    return ObOpenObjectByPointer(object, attributes, state, access, type, mode, handle);
}

NTSTATUS NTAPI rs_double_close(HANDLE handle)
{
    return handle == FAKE_HANDLE ? STATUS_SUCCESS : ZwClose(handle);
}

void rs_double_dereference(PVOID object)
{
    if (!is_fake(object)) {
        ObDereferenceObject(object);
    }
}

/* -------------------------------------------------------- Optional functions ------------------------------------------------------- */

static LONGLONG NTAPI process_start(PEPROCESS process)
{
    if (is_process(process)) {
        return number(2) != 0 ? (LONGLONG)number(2) : rs_now();
    }
    return real.process_start != NULL ? real.process_start(process) : 0;
}

static NTSTATUS NTAPI process_exit(PEPROCESS process)
{
    if (is_process(process)) {
        return (NTSTATUS)number(1);
    }
    return real.process_exit != NULL ? real.process_exit(process) : STATUS_PENDING;
}

static PVOID NTAPI process_peb(PEPROCESS process)
{
    if (is_process(process)) {
        return rs_raised.texts[3].Length > 0 ? rs_raised.peb : NULL;
    }
    return real.process_peb != NULL ? real.process_peb(process) : NULL;
}

static HANDLE NTAPI process_parent(PEPROCESS process)
{
    if (is_process(process)) {
        return (HANDLE)(ULONG_PTR)number(1);
    }
    return real.process_parent != NULL ? real.process_parent(process) : NULL;
}

static NTSTATUS NTAPI process_image(PEPROCESS process, PUNICODE_STRING *name)
{
    return is_process(process) || real.process_image == NULL ? STATUS_NOT_FOUND : real.process_image(process, name);
}

static PACCESS_TOKEN NTAPI process_token(PEPROCESS process)
{
    if (is_process(process)) {
        return (PACCESS_TOKEN)&rs_raised.token;
    }
    return real.process_token != NULL && real.token_release != NULL && real.token_query != NULL ? real.process_token(process) : NULL;
}

static VOID NTAPI token_release(PACCESS_TOKEN token)
{
    if (token != (PACCESS_TOKEN)&rs_raised.token) {
        real.token_release(token);
    }
}

/* S-1-5-21-…: revision, authority and up to eight parts. False for what is no such text. */
static bool parse_sid(const UNICODE_STRING *text, SID *sid)
{
    size_t length = text->Length / sizeof(WCHAR);
    uint64_t parts[MOST_PARTS + 2] = {0};
    size_t count = 0;
    size_t i;

    if (length < 3 || text->Buffer[0] != 'S' || text->Buffer[1] != '-') {
        return false;
    }
    for (i = 2; i < length; i++) {
        WCHAR character = text->Buffer[i];

        if (character == '-' && count < MOST_PARTS + 1) {
            count++;
        } else if (character >= '0' && character <= '9') {
            parts[count] = parts[count] * 10 + (uint64_t)(character - '0');
        } else {
            return false;
        }
    }
    if (count < 2) {
        return false;
    }
    sid->Revision = (UCHAR)parts[0];
    sid->SubAuthorityCount = (UCHAR)(count - 1);
    sid->IdentifierAuthority.Value[5] = (UCHAR)parts[1];
    for (i = 2; i <= count; i++) {
        ULONG part = (ULONG)parts[i];

        memcpy((uint8_t *)sid + offsetof(SID, SubAuthority) + (i - 2) * sizeof part, &part, sizeof part);
    }
    return true;
}

/* Memory that the caller gives back with ExFreePool. */
static void *answer(size_t size)
{
    void *memory = ExAllocatePoolWithTag(NonPagedPoolNx, size, RS_TAG_SHELL);

    if (memory != NULL) {
        memset(memory, 0, size);
    }
    return memory;
}

static NTSTATUS token_user(PVOID *place)
{
    TOKEN_USER *user = answer(sizeof *user + sizeof(SID) + MOST_PARTS * sizeof(ULONG));

    if (user == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    user->User.Sid = (PSID)(user + 1);
    if (!parse_sid(&rs_raised.texts[2], (SID *)user->User.Sid)) {
        ExFreePool(user);
        return STATUS_NOT_FOUND;
    }
    *place = user;
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI token_query(PACCESS_TOKEN token, ULONG kind, PVOID *place)
{
    TOKEN_STATISTICS *statistics;

    if (token != (PACCESS_TOKEN)&rs_raised.token) {
        return real.token_query(token, kind, place);
    }
    switch (kind) {
    case TokenUser:
        return token_user(place);
    case TokenStatistics:
        statistics = answer(sizeof *statistics);
        if (statistics == NULL) {
            return STATUS_INSUFFICIENT_RESOURCES;
        }
        statistics->AuthenticationId.LowPart = (ULONG)number(4);
        statistics->AuthenticationId.HighPart = (LONG)(number(4) >> 32);
        *place = statistics;
        return STATUS_SUCCESS;
    case TokenSessionId:
        *place = (PVOID)(ULONG_PTR)(ULONG)number(3);
        return STATUS_SUCCESS;
    case TokenIntegrityLevel:
        *place = (PVOID)(ULONG_PTR)(ULONG)number(5);
        return STATUS_SUCCESS;
    default:
        return STATUS_INVALID_INFO_CLASS;
    }
}

/* What is read from a raised process, or from whoever raises, lies in the driver's own memory. Wine has this function by name only. */
static NTSTATUS NTAPI copy_memory(PEPROCESS from_process, const void *from, PEPROCESS to_process, void *to, SIZE_T size,
                                  KPROCESSOR_MODE mode, PSIZE_T copied)
{
    if (is_process(from_process) || rs_raised_here()) {
        memcpy(to, from, size);
        *copied = size;
        return STATUS_SUCCESS;
    }
    return real.copy_memory != NULL ? real.copy_memory(from_process, from, to_process, to, size, mode, copied) : STATUS_NOT_IMPLEMENTED;
}

static NTSTATUS NTAPI query_thread(HANDLE thread, ULONG kind, PVOID place, ULONG size, PULONG length)
{
    if (thread == FAKE_HANDLE) {
        memcpy(place, &rs_raised.what->numbers[2], size < sizeof(uint64_t) ? size : sizeof(uint64_t));
        *length = size;
        return STATUS_SUCCESS;
    }
    return real.query_thread != NULL ? real.query_thread(thread, kind, place, size, length) : STATUS_NOT_IMPLEMENTED;
}

/* A string and its characters behind it. */
static NTSTATUS give_string(const UNICODE_STRING *text, PVOID place, SIZE_T size)
{
    UNICODE_STRING *string = place;

    if (text->Length == 0) {
        return STATUS_INVALID_ADDRESS;
    }
    if (size < sizeof *string + text->Length) {
        return STATUS_BUFFER_OVERFLOW;
    }
    string->Buffer = (PWSTR)(string + 1);
    string->Length = text->Length;
    string->MaximumLength = text->Length;
    memcpy(string->Buffer, text->Buffer, text->Length);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI query_memory(HANDLE process, PVOID address, ULONG kind, PVOID place, SIZE_T size, PSIZE_T length)
{
    if (process == FAKE_HANDLE) {
        *length = size;
        return give_string(&rs_raised.texts[0], place, size);
    }
    return real.query_memory != NULL ? real.query_memory(process, address, kind, place, size, length) : STATUS_NOT_IMPLEMENTED;
}

static NTSTATUS NTAPI query_process(HANDLE process, ULONG kind, PVOID place, ULONG size, PULONG length)
{
    if (process == FAKE_HANDLE || real.query_process == NULL) {
        return STATUS_NOT_FOUND;
    }
    return real.query_process(process, kind, place, size, length);
}

static NTSTATUS NTAPI key_name_ex(PLARGE_INTEGER cookie, PVOID key, PULONG_PTR id, PCUNICODE_STRING *name, ULONG flags)
{
    if (key == (PVOID)&rs_raised.key) {
        *name = &rs_raised.texts[0];
        return STATUS_SUCCESS;
    }
    return real.key_name_ex != NULL && real.key_name_release != NULL ? real.key_name_ex(cookie, key, id, name, flags)
                                                                     : STATUS_NOT_IMPLEMENTED;
}

static VOID NTAPI key_name_release(PCUNICODE_STRING name)
{
    if (name != &rs_raised.texts[0]) {
        real.key_name_release(name);
    }
}

static NTSTATUS NTAPI object_name(PVOID object, PVOID place, ULONG size, PULONG length)
{
    if (object == (PVOID)&rs_raised.key) {
        *length = size;
        return give_string(&rs_raised.texts[0], place, size);
    }
    return real.object_name != NULL ? real.object_name(object, place, size, length) : STATUS_NOT_IMPLEMENTED;
}

void rs_double_functions(struct rs_functions *functions)
{
    real = *functions;
    functions->process_start = process_start;
    functions->process_exit = process_exit;
    functions->process_peb = process_peb;
    functions->process_parent = process_parent;
    functions->process_image = process_image;
    functions->process_token = process_token;
    functions->token_release = token_release;
    functions->token_query = token_query;
    functions->copy_memory = copy_memory;
    functions->query_thread = query_thread;
    functions->query_memory = query_memory;
    functions->query_process = query_process;
    functions->key_name_ex = key_name_ex;
    functions->key_name_release = key_name_release;
    functions->object_name = object_name;
}
#else
typedef int rs_raise_double_is_for_tests;
#endif
