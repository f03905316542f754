/* RS_CONTROL_RAISE. At PASSIVE. */
#if defined(RS_TEST)
#include "rs_callbacks.h"
#include "rs_driver.h"
#include "rs_first_threads.h"
#include "rs_raise_file.h"

static KEVENT turn; /* set while nothing is being raised */

void rs_raise_create(void)
{
    KeInitializeEvent(&turn, SynchronizationEvent, TRUE);
}

/* Whether a payload is as long as it says and its texts lie inside. */
static enum rs_result check(const struct rs_raise *what, size_t length)
{
    size_t i;

    if (what == NULL || length < sizeof *what || what->size != length) {
        return RS_BAD_LENGTH;
    }
    if (what->version != RS_VERSION) {
        return RS_BAD_VERSION;
    }
    if (what->call >= RS_RAISE_CALLS || what->count == 0 || what->count > RS_RAISE_MOST) {
        return RS_BAD_PARAMETER;
    }
    for (i = 0; i < RS_RAISE_TEXTS; i++) {
        const struct rs_text *text = &what->texts[i];

        if (text->length != 0
            && (text->length > 0xFFFE || text->offset % 2 != 0 || text->offset < sizeof *what || text->offset > length
                || text->length > length - text->offset)) {
            return RS_BAD_PARAMETER;
        }
    }
    return RS_OK;
}

static void set_text(UNICODE_STRING *string, const struct rs_raise *what, const struct rs_text *text)
{
    string->Length = (USHORT)text->length;
    string->MaximumLength = string->Length;
    string->Buffer = text->length > 0 ? (PWSTR)(ULONG_PTR)((const uint8_t *)what + text->offset) : NULL;
}

/* The process's own memory, as rs_facts.c reads the current directory from it. */
static void set_memory(void)
{
    uint8_t *parameters = rs_raised.parameters;
    uint64_t cwd = (uint64_t)(ULONG_PTR)rs_raised.texts[3].Buffer;
    ULONG normalized = 1;

    memcpy(rs_raised.peb + 0x20, &parameters, sizeof parameters);
    memcpy(parameters + 0x08, &normalized, sizeof normalized);
    memcpy(parameters + 0x38, &rs_raised.texts[3].Length, sizeof(USHORT));
    memcpy(parameters + 0x40, &cwd, sizeof cwd);
}

static const UNICODE_STRING *text_or_null(unsigned index)
{
    return rs_raised.texts[index].Buffer != NULL ? &rs_raised.texts[index] : NULL;
}

static void process_start(const struct rs_raise *what)
{
    FILE_OBJECT file;
    PS_CREATE_NOTIFY_INFO info;

    memset(&file, 0, sizeof file);
    file.DeletePending = (what->numbers[6] & 1) != 0;
    file.WriteAccess = (what->numbers[6] & 2) != 0;
    memset(&info, 0, sizeof info);
    info.Size = sizeof info;
    info.FileOpenNameAvailable = 1;
    info.ParentProcessId = (HANDLE)(ULONG_PTR)what->numbers[1];
    info.CreatingThreadId.UniqueProcess = (HANDLE)(ULONG_PTR)what->pid;
    info.CreatingThreadId.UniqueThread = rs_raised.tid;
    info.FileObject = &file;
    info.ImageFileName = text_or_null(0);
    info.CommandLine = text_or_null(1);
    set_memory();
    rs_process_notify((PEPROCESS)(PVOID)rs_raised.process, (HANDLE)(ULONG_PTR)what->numbers[0], &info);
    (void)rs_first_threads_take((HANDLE)(ULONG_PTR)what->numbers[0]);
}

static void image(const struct rs_raise *what, bool is_driver)
{
    IMAGE_INFO info;

    memset(&info, 0, sizeof info);
    info.Properties = (ULONG)what->numbers[2];
    info.SystemModeImage = is_driver;
    info.ImageBase = (PVOID)(ULONG_PTR)what->numbers[0];
    info.ImageSize = (SIZE_T)what->numbers[1];
    rs_image_notify((PUNICODE_STRING)(ULONG_PTR)text_or_null(0), is_driver ? NULL : (HANDLE)(ULONG_PTR)what->pid, &info);
}

static void open_object(const struct rs_raise *what, PVOID object, POBJECT_TYPE type)
{
    OB_PRE_OPERATION_PARAMETERS parameters;
    OB_PRE_OPERATION_INFORMATION information;

    memset(&parameters, 0, sizeof parameters);
    memset(&information, 0, sizeof information);
    information.Operation = what->numbers[2] != 0 ? OB_OPERATION_HANDLE_DUPLICATE : OB_OPERATION_HANDLE_CREATE;
    parameters.CreateHandleInformation.DesiredAccess = (ACCESS_MASK)what->numbers[1];
    information.Object = object;
    information.ObjectType = type;
    information.Parameters = &parameters;
    rs_object_notify(NULL, &information);
}

static void registry_after(REG_NOTIFY_CLASS kind, const struct rs_raise *what, PVOID before, PVOID context)
{
    REG_POST_OPERATION_INFORMATION after;

    memset(&after, 0, sizeof after);
    after.Object = &rs_raised.key;
    after.Status = (NTSTATUS)what->numbers[7];
    after.PreInformation = before;
    after.CallContext = context;
    (void)rs_registry_notify(NULL, (PVOID)(ULONG_PTR)kind, &after);
}

static void registry(const struct rs_raise *what)
{
    ULONG disposition = REG_CREATED_NEW_KEY;
    union {
        REG_CREATE_KEY_INFORMATION create;
        REG_DELETE_KEY_INFORMATION delete;
        REG_RENAME_KEY_INFORMATION rename;
        REG_SET_VALUE_KEY_INFORMATION set;
        REG_DELETE_VALUE_KEY_INFORMATION delete_value;
    } before;

    memset(&before, 0, sizeof before);
    switch (what->call) {
    case RS_RAISE_KEY_CREATE:
        before.create.Disposition = &disposition;
        registry_after(RegNtPostCreateKeyEx, what, &before, NULL);
        break;
    case RS_RAISE_KEY_DELETE:
        before.delete.Object = &rs_raised.key;
        (void)rs_registry_notify(NULL, (PVOID)(ULONG_PTR)RegNtPreDeleteKey, &before);
        registry_after(RegNtPostDeleteKey, what, &before, before.delete.CallContext);
        break;
    case RS_RAISE_KEY_RENAME:
        before.rename.Object = &rs_raised.key;
        before.rename.NewName = &rs_raised.texts[1];
        (void)rs_registry_notify(NULL, (PVOID)(ULONG_PTR)RegNtPreRenameKey, &before);
        registry_after(RegNtPostRenameKey, what, &before, before.rename.CallContext);
        break;
    case RS_RAISE_VALUE_SET:
        before.set.ValueName = &rs_raised.texts[1];
        before.set.Type = (ULONG)what->numbers[0];
        before.set.Data = rs_raised.texts[2].Buffer;
        before.set.DataSize = rs_raised.texts[2].Length;
        registry_after(RegNtPostSetValueKey, what, &before, NULL);
        break;
    default:
        before.delete_value.ValueName = &rs_raised.texts[1];
        registry_after(RegNtPostDeleteValueKey, what, &before, NULL);
        break;
    }
}

static void call(const struct rs_raise *what)
{
    HANDLE pid = (HANDLE)(ULONG_PTR)what->numbers[0];

    switch (what->call) {
    case RS_RAISE_PROCESS_START:
        process_start(what);
        break;
    case RS_RAISE_PROCESS_EXIT:
        rs_process_notify((PEPROCESS)(PVOID)rs_raised.process, pid, NULL);
        break;
    case RS_RAISE_THREAD:
        rs_thread_notify(pid, (HANDLE)(ULONG_PTR)what->numbers[1], TRUE);
        break;
    case RS_RAISE_IMAGE:
    case RS_RAISE_DRIVER:
        image(what, what->call == RS_RAISE_DRIVER);
        break;
    case RS_RAISE_OPEN_PROCESS:
        open_object(what, rs_raised.process, *PsProcessType);
        break;
    case RS_RAISE_OPEN_THREAD:
        open_object(what, &rs_raised.target_thread, *PsThreadType);
        break;
    case RS_RAISE_KEY_CREATE:
    case RS_RAISE_KEY_DELETE:
    case RS_RAISE_KEY_RENAME:
    case RS_RAISE_VALUE_SET:
    case RS_RAISE_VALUE_DELETE:
        registry(what);
        break;
    default:
        rs_raise_file(what);
        break;
    }
}

enum rs_result rs_raise_call(const void *in, size_t length)
{
    const struct rs_raise *what = in;
    enum rs_result result = check(what, length);
    uint32_t i;

    if (result != RS_OK) {
        return result;
    }
    KeWaitForSingleObject(&turn, Executive, KernelMode, FALSE, NULL);
    memset(&rs_raised, 0, sizeof rs_raised);
    rs_raised.what = what;
    for (i = 0; i < RS_RAISE_TEXTS; i++) {
        set_text(&rs_raised.texts[i], what, &what->texts[i]);
    }
    rs_raised.thread = rs_double_this_thread();
    for (i = 0; i < what->count; i++) {
        rs_raised.tid = (HANDLE)(ULONG_PTR)(what->tid + i);
        call(what);
    }
    memset(&rs_raised, 0, sizeof rs_raised);
    KeSetEvent(&turn, IO_NO_INCREMENT, FALSE);
    return RS_OK;
}
#else
typedef int rs_raise_is_for_tests;
#endif
