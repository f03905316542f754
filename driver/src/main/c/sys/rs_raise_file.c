/* Operations on the file of a raised event, through the callbacks before and after each. All at PASSIVE. */
#if defined(RS_TEST)
#include "rs_raise_file.h"

#include "rs_raise_double.h"

static uint64_t number(unsigned index)
{
    return rs_raised.what->numbers[index];
}

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
    operation->parameters.TargetFileObject = &rs_raised_file.object;
    operation->data.Iopb = &operation->parameters;
    operation->data.Thread = (PETHREAD)(PVOID)&rs_raised.acting_thread;
    operation->data.IoStatus.Status = (NTSTATUS)number(7);
    operation->data.RequestorMode = UserMode;
    operation->objects.Size = sizeof operation->objects;
    operation->objects.FileObject = &rs_raised_file.object;
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
        rs_raised_file.is_deleted = is_deleted;
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
        rs_raised_file.object.Flags = FO_VOLUME_OPEN;
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
    memset(&rs_raised_file, 0, sizeof rs_raised_file);
    rs_raised_file.object.FileName = rs_raised.texts[0];
    rs_raised_file.object.DeviceObject = &rs_raised_file.device;
    rs_raised_file.device.DeviceType = what->call == RS_RAISE_PIPE_CREATE || what->call == RS_RAISE_PIPE_CONNECT ? FILE_DEVICE_NAMED_PIPE
                                                                                                        : FILE_DEVICE_DISK_FILE_SYSTEM;
    act(what);
}
#else
typedef int rs_raise_file_is_for_tests;
#endif
