/* The filter manager as it answers about a raised event's file. All at PASSIVE. */
#if defined(RS_TEST)
#include "rs_raise_file.h"

#include "rs_raise_double.h"

struct rs_raised_file rs_raised_file;
static struct rs_filter_manager real;

static uint64_t number(unsigned index)
{
    return rs_raised.what->numbers[index];
}

static NTSTATUS NTAPI get_name(PFLT_CALLBACK_DATA data, ULONG options, PFLT_FILE_NAME_INFORMATION *name)
{
    if (!rs_raised_here()) {
        return real.get_name != NULL ? real.get_name(data, options, name) : STATUS_NOT_IMPLEMENTED;
    }
    if (rs_raised.texts[0].Length == 0) {
        return STATUS_OBJECT_NAME_NOT_FOUND;
    }
    rs_raised_file.name.Name = rs_raised.texts[0];
    *name = &rs_raised_file.name;
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI get_destination(PFLT_INSTANCE instance, PFILE_OBJECT object, HANDLE root, PWSTR name, ULONG length, ULONG options,
                                      PFLT_FILE_NAME_INFORMATION *answer)
{
    if (!rs_raised_here()) {
        return real.get_destination != NULL ? real.get_destination(instance, object, root, name, length, options, answer)
                                            : STATUS_NOT_IMPLEMENTED;
    }
    rs_raised_file.new_name.Name.Buffer = name;
    rs_raised_file.new_name.Name.Length = (USHORT)length;
    rs_raised_file.new_name.Name.MaximumLength = (USHORT)length;
    *answer = &rs_raised_file.new_name;
    return STATUS_SUCCESS;
}

/* The stream is what follows a colon in the last part. */
static NTSTATUS NTAPI parse_name(PFLT_FILE_NAME_INFORMATION name)
{
    size_t length = name->Name.Length / sizeof(WCHAR);
    size_t i;

    if (name != &rs_raised_file.name) {
        return real.parse_name != NULL ? real.parse_name(name) : STATUS_NOT_IMPLEMENTED;
    }
    memset(&name->Stream, 0, sizeof name->Stream);
    for (i = length; i > 0 && name->Name.Buffer[i - 1] != '\\'; i--) {
        if (name->Name.Buffer[i - 1] == ':') {
            name->Stream.Buffer = name->Name.Buffer + i - 1;
            name->Stream.Length = (USHORT)((length - i + 1) * sizeof(WCHAR));
            name->Stream.MaximumLength = name->Stream.Length;
        }
    }
    return STATUS_SUCCESS;
}

static VOID NTAPI release_name(PFLT_FILE_NAME_INFORMATION name)
{
    if (name != &rs_raised_file.name && name != &rs_raised_file.new_name && real.release_name != NULL) {
        real.release_name(name);
    }
}

static NTSTATUS NTAPI query(PFLT_INSTANCE instance, PFILE_OBJECT object, PVOID answer, ULONG size, ULONG kind, PULONG length)
{
    if (object != &rs_raised_file.object) {
        return real.query != NULL ? real.query(instance, object, answer, size, kind, length) : STATUS_NOT_IMPLEMENTED;
    }
    *length = size;
    memset(answer, 0, size);
    if (rs_raised_file.is_deleted) {
        return STATUS_FILE_DELETED;
    }
    if (kind == RS_FILE_BASIC) {
        ((FILE_BASIC_INFORMATION *)answer)->CreationTime.QuadPart = (LONGLONG)number(1);
    } else {
        ((FILE_STANDARD_INFORMATION *)answer)->EndOfFile.QuadPart = (LONGLONG)number(0);
    }
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI read(PFLT_INSTANCE instance, PFILE_OBJECT object, PLARGE_INTEGER offset, ULONG length, PVOID buffer, ULONG flags,
                           PULONG got, PVOID callback, PVOID context)
{
    if (object != &rs_raised_file.object) {
        return real.read != NULL ? real.read(instance, object, offset, length, buffer, flags, got, callback, context)
                                 : STATUS_NOT_IMPLEMENTED;
    }
    *got = length < 2 ? length : 2;
    memcpy(buffer, number(1) != 0 ? "MZ" : "PK", *got);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI allocate_context(PFLT_FILTER filter, FLT_CONTEXT_TYPE type, SIZE_T size, ULONG pool, PFLT_CONTEXT *context)
{
    if (!rs_raised_here()) {
        return real.allocate_context != NULL ? real.allocate_context(filter, type, size, pool, context) : STATUS_NOT_IMPLEMENTED;
    }
    *context = &rs_raised_file.stream;
    return STATUS_SUCCESS;
}

static VOID NTAPI release_context(PFLT_CONTEXT context)
{
    if (context != &rs_raised_file.stream && real.release_context != NULL) {
        real.release_context(context);
    }
}

static NTSTATUS NTAPI get_stream(PFLT_INSTANCE instance, PFILE_OBJECT object, PFLT_CONTEXT *context)
{
    if (object != &rs_raised_file.object) {
        return real.get_stream != NULL ? real.get_stream(instance, object, context) : STATUS_NOT_IMPLEMENTED;
    }
    *context = &rs_raised_file.stream;
    return rs_raised_file.has_stream ? STATUS_SUCCESS : STATUS_NOT_FOUND;
}

static NTSTATUS NTAPI set_stream(PFLT_INSTANCE instance, PFILE_OBJECT object, ULONG operation, PFLT_CONTEXT context, PFLT_CONTEXT *old)
{
    if (object != &rs_raised_file.object) {
        return real.set_stream != NULL ? real.set_stream(instance, object, operation, context, old) : STATUS_NOT_IMPLEMENTED;
    }
    rs_raised_file.has_stream = true;
    return STATUS_SUCCESS;
}

static ULONG NTAPI requestor(PFLT_CALLBACK_DATA data)
{
    if (rs_raised_here()) {
        return (ULONG)rs_raised.what->pid;
    }
    return real.requestor != NULL ? real.requestor(data) : 0;
}

void rs_double_filter_manager(void)
{
    real = rs_filter_manager;
    rs_filter_manager.get_name = get_name;
    rs_filter_manager.get_destination = get_destination;
    rs_filter_manager.parse_name = parse_name;
    rs_filter_manager.release_name = release_name;
    rs_filter_manager.query = query;
    rs_filter_manager.read = read;
    rs_filter_manager.allocate_context = allocate_context;
    rs_filter_manager.release_context = release_context;
    rs_filter_manager.get_stream = get_stream;
    rs_filter_manager.set_stream = set_stream;
    rs_filter_manager.requestor = requestor;
}
#else
typedef int rs_raise_filter_is_for_tests;
#endif
