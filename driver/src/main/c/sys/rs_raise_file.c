/* All at PASSIVE. */
#if defined(RS_TEST)
#include "rs_raise_file.h"

#include "rs_file.h"
#include "rs_raise_double.h"

static struct rs_filter_manager real;

/* The file of the raised event. */
static struct {
    FILE_OBJECT object;
    DEVICE_OBJECT device;
    struct rs_stream stream;
    bool has_stream;
    bool is_deleted;
    FLT_FILE_NAME_INFORMATION name;
    FLT_FILE_NAME_INFORMATION new_name;
} file;

static uint64_t number(unsigned index)
{
    return rs_raised.what->numbers[index];
}

/* ---------------------------------------------------------- Filter manager --------------------------------------------------------- */

static NTSTATUS NTAPI get_name(PFLT_CALLBACK_DATA data, ULONG options, PFLT_FILE_NAME_INFORMATION *name)
{
    if (!rs_raised_here()) {
        return real.get_name != NULL ? real.get_name(data, options, name) : STATUS_NOT_IMPLEMENTED;
    }
    if (rs_raised.texts[0].Length == 0) {
        return STATUS_OBJECT_NAME_NOT_FOUND;
    }
    file.name.Name = rs_raised.texts[0];
    *name = &file.name;
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI get_destination(PFLT_INSTANCE instance, PFILE_OBJECT object, HANDLE root, PWSTR name, ULONG length, ULONG options,
                                      PFLT_FILE_NAME_INFORMATION *answer)
{
    if (!rs_raised_here()) {
        return real.get_destination != NULL ? real.get_destination(instance, object, root, name, length, options, answer)
                                            : STATUS_NOT_IMPLEMENTED;
    }
    file.new_name.Name.Buffer = name;
    file.new_name.Name.Length = (USHORT)length;
    file.new_name.Name.MaximumLength = (USHORT)length;
    *answer = &file.new_name;
    return STATUS_SUCCESS;
}

/* The stream is what follows a colon in the last part. */
static NTSTATUS NTAPI parse_name(PFLT_FILE_NAME_INFORMATION name)
{
    size_t length = name->Name.Length / sizeof(WCHAR);
    size_t i;

    if (name != &file.name) {
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
    if (name != &file.name && name != &file.new_name && real.release_name != NULL) {
        real.release_name(name);
    }
}

static NTSTATUS NTAPI query(PFLT_INSTANCE instance, PFILE_OBJECT object, PVOID answer, ULONG size, ULONG kind, PULONG length)
{
    if (object != &file.object) {
        return real.query != NULL ? real.query(instance, object, answer, size, kind, length) : STATUS_NOT_IMPLEMENTED;
    }
    *length = size;
    memset(answer, 0, size);
    if (file.is_deleted) {
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
    if (object != &file.object) {
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
    *context = &file.stream;
    return STATUS_SUCCESS;
}

static VOID NTAPI release_context(PFLT_CONTEXT context)
{
    if (context != &file.stream && real.release_context != NULL) {
        real.release_context(context);
    }
}

static NTSTATUS NTAPI get_stream(PFLT_INSTANCE instance, PFILE_OBJECT object, PFLT_CONTEXT *context)
{
    if (object != &file.object) {
        return real.get_stream != NULL ? real.get_stream(instance, object, context) : STATUS_NOT_IMPLEMENTED;
    }
    *context = &file.stream;
    return file.has_stream ? STATUS_SUCCESS : STATUS_NOT_FOUND;
}

static NTSTATUS NTAPI set_stream(PFLT_INSTANCE instance, PFILE_OBJECT object, ULONG operation, PFLT_CONTEXT context, PFLT_CONTEXT *old)
{
    if (object != &file.object) {
        return real.set_stream != NULL ? real.set_stream(instance, object, operation, context, old) : STATUS_NOT_IMPLEMENTED;
    }
    file.has_stream = true;
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

/* ------------------------------------------------------------- Operations ---------------------------------------------------------- */

/* An operation on the file, before and after. */
struct operation {
    FLT_IO_PARAMETER_BLOCK parameters;
    FLT_CALLBACK_DATA data;
    FLT_RELATED_OBJECTS objects;
    IO_SECURITY_CONTEXT security;
};

static void prepare(struct operation *operation, UCHAR function)
{
    memset(operation, 0, sizeof *operation);
    operation->parameters.MajorFunction = function;
    operation->parameters.TargetFileObject = &file.object;
    operation->data.Iopb = &operation->parameters;
    operation->data.Thread = (PETHREAD)(PVOID)&rs_raised.acting_thread;
    operation->data.IoStatus.Status = (NTSTATUS)number(7);
    operation->data.RequestorMode = UserMode;
    operation->objects.Size = sizeof operation->objects;
    operation->objects.FileObject = &file.object;
    operation->security.DesiredAccess = FILE_READ_DATA;
}

static void open_file(ULONG options, ULONG_PTR became)
{
    struct operation operation;
    PVOID context;

    prepare(&operation, IRP_MJ_CREATE);
    operation.parameters.Parameters.Create.SecurityContext = &operation.security;
    operation.parameters.Parameters.Create.Options = options;
    operation.data.IoStatus.Information = became;
    if (rs_file_before_create(&operation.data, &operation.objects, &context) == FLT_PREOP_SUCCESS_WITH_CALLBACK) {
        (void)rs_file_after_create(&operation.data, &operation.objects, context, 0);
    }
}

static void write_file(void)
{
    struct operation operation;
    PVOID context;

    prepare(&operation, IRP_MJ_WRITE);
    (void)rs_file_before_write(&operation.data, &operation.objects, &context);
}

static void set_file(ULONG kind, PVOID buffer, ULONG length)
{
    struct operation operation;
    PVOID context;

    prepare(&operation, IRP_MJ_SET_INFORMATION);
    operation.parameters.Parameters.SetFileInformation.FileInformationClass = (FILE_INFORMATION_CLASS)kind;
    operation.parameters.Parameters.SetFileInformation.InfoBuffer = buffer;
    operation.parameters.Parameters.SetFileInformation.Length = length;
    if (rs_file_before_set(&operation.data, &operation.objects, &context) == FLT_PREOP_SYNCHRONIZE) {
        (void)rs_file_after_set(&operation.data, &operation.objects, context, 0);
    }
}

static void close_file(bool is_deleted)
{
    struct operation operation;
    PVOID context;

    prepare(&operation, IRP_MJ_CLEANUP);
    if (rs_file_before_cleanup(&operation.data, &operation.objects, &context) == FLT_PREOP_SYNCHRONIZE) {
        file.is_deleted = is_deleted;
        (void)rs_file_after_cleanup(&operation.data, &operation.objects, context, 0);
    }
}

static void delete_file(const struct rs_raise *what)
{
    BOOLEAN is_deleted = TRUE;

    if (what->numbers[2] != 0) {
        open_file(FILE_DELETE_ON_CLOSE, FILE_OPENED);
    } else {
        set_file(RS_FILE_DISPOSITION, &is_deleted, sizeof is_deleted);
    }
    close_file(NT_SUCCESS((NTSTATUS)what->numbers[7]));
}

static void rename_file(void)
{
    size_t head = offsetof(struct rs_rename, name);
    size_t size = head + rs_raised.texts[1].Length;
    struct rs_rename *rename = rs_allocate(size < sizeof *rename ? sizeof *rename : size, RS_TAG_SHELL);

    if (rename != NULL) {
        rename->length = rs_raised.texts[1].Length;
        if (rename->length > 0) {
            memcpy(rename->name, rs_raised.texts[1].Buffer, rename->length);
        }
        set_file(RS_FILE_RENAME, rename, (ULONG)size);
        rs_free(rename, RS_TAG_SHELL);
    }
}

static void make_pipe(void)
{
    struct operation operation;
    PVOID context;

    prepare(&operation, IRP_MJ_CREATE_NAMED_PIPE);
    if (rs_pipe_before_create(&operation.data, &operation.objects, &context) == FLT_PREOP_SYNCHRONIZE) {
        (void)rs_pipe_after_create(&operation.data, &operation.objects, context, 0);
    }
}

static void act(const struct rs_raise *what)
{
    FILE_BASIC_INFORMATION basic;

    switch (what->call) {
    case RS_RAISE_FILE_CREATE:
        open_file(0, (ULONG_PTR)what->numbers[0]);
        break;
    case RS_RAISE_FILE_WRITE:
        write_file();
        close_file(false);
        break;
    case RS_RAISE_FILE_DELETE:
        delete_file(what);
        break;
    case RS_RAISE_FILE_RENAME:
        rename_file();
        break;
    case RS_RAISE_FILE_SETTIME:
        memset(&basic, 0, sizeof basic);
        basic.CreationTime.QuadPart = (LONGLONG)what->numbers[0];
        set_file(RS_FILE_BASIC, &basic, sizeof basic);
        break;
    case RS_RAISE_VOLUME_OPEN:
        file.object.Flags = FO_VOLUME_OPEN;
        open_file(0, FILE_OPENED);
        break;
    case RS_RAISE_PIPE_CREATE:
        make_pipe();
        break;
    default:
        open_file(0, FILE_OPENED);
        break;
    }
}

void rs_raise_file(const struct rs_raise *what)
{
    memset(&file, 0, sizeof file);
    file.object.FileName = rs_raised.texts[0];
    file.object.DeviceObject = &file.device;
    file.device.DeviceType = what->call == RS_RAISE_PIPE_CREATE || what->call == RS_RAISE_PIPE_CONNECT ? FILE_DEVICE_NAMED_PIPE
                                                                                                        : FILE_DEVICE_DISK_FILE_SYSTEM;
    act(what);
}
#else
typedef int rs_raise_file_is_for_tests;
#endif
