/* Operations of tests on a file, through the minifilter's callbacks. */
#include "file_fixture.h"

#include <stdlib.h>

PFILE_OBJECT test_handle;
struct file test_file;
static DEVICE_OBJECT volume = {.DeviceType = FILE_DEVICE_DISK_FILE_SYSTEM};

void file_begin(void)
{
    world_new();
    world_loaded();
    test_handle = world_reader();
    memset(&test_file, 0, sizeof test_file);
    test_file.object.DeviceObject = &volume;
    test_file.object.FileName = string_of(L"\\new.txt");
    test_file.name = L"\\Device\\HarddiskVolume1\\new.txt";
    test_file.created = 777;
    test_file.size = 42;
}

/* The filter manager gives up its contexts when a file goes. */
void file_forget(void)
{
    if (test_file.stream != NULL) {
        uint64_t *references = (uint64_t *)(void *)test_file.stream - 1;

        CHECK_EQUAL(*references, 1);
        free(references);
        rs_atomic_add(&world.contexts, -1);
        test_file.stream = NULL;
    }
}

void file_end(void)
{
    file_forget();
    world_close(test_handle);
    world_unload();
}

void file_prepare(struct operation *operation, UCHAR function, NTSTATUS status)
{
    memset(operation, 0, sizeof *operation);
    operation->thread.tid = world_tid;
    operation->parameters.MajorFunction = function;
    operation->parameters.TargetFileObject = &test_file.object;
    operation->data.Iopb = &operation->parameters;
    operation->data.Thread = &operation->thread;
    operation->data.IoStatus.Status = status;
    operation->objects.Size = sizeof operation->objects;
    operation->objects.Filter = (PFLT_FILTER)&world.filter_copy;
    operation->objects.FileObject = &test_file.object;
    operation->security.DesiredAccess = FILE_READ_DATA;
    operation->parameters.Parameters.Create.SecurityContext = &operation->security;
}

static const FLT_OPERATION_REGISTRATION *registered(UCHAR function)
{
    const FLT_OPERATION_REGISTRATION *operation = world.filter->OperationRegistration;

    while (operation->MajorFunction != IRP_MJ_OPERATION_END && operation->MajorFunction != function) {
        operation++;
    }
    CHECK_EQUAL(operation->MajorFunction, function);
    return operation;
}

/* Runs an operation through its callbacks, with what happens between them. */
void file_run(struct operation *operation, void (*between)(void), FLT_POST_OPERATION_FLAGS flags)
{
    const FLT_OPERATION_REGISTRATION *callbacks = registered(operation->parameters.MajorFunction);
    PVOID context = NULL;
    FLT_PREOP_CALLBACK_STATUS status = callbacks->PreOperation(&operation->data, &operation->objects, &context);

    if (between != NULL) {
        between();
    }
    if (status == FLT_PREOP_SUCCESS_NO_CALLBACK) {
        CHECK(context == NULL);
        return;
    }
    CHECK(status == FLT_PREOP_SUCCESS_WITH_CALLBACK || status == FLT_PREOP_SYNCHRONIZE);
    CHECK_EQUAL(callbacks->PostOperation(&operation->data, &operation->objects, context, flags), FLT_POSTOP_FINISHED_PROCESSING);
}

void file_open(ULONG_PTR became, ULONG options, NTSTATUS status)
{
    struct operation operation;

    file_prepare(&operation, IRP_MJ_CREATE, status);
    operation.data.IoStatus.Information = became;
    operation.parameters.Parameters.Create.Options = options;
    file_run(&operation, NULL, 0);
}

void file_write(void)
{
    struct operation operation;

    file_prepare(&operation, IRP_MJ_WRITE, STATUS_SUCCESS);
    file_run(&operation, NULL, 0);
}

void file_set(ULONG kind, const void *buffer, ULONG length, NTSTATUS status, FLT_POST_OPERATION_FLAGS flags)
{
    struct operation operation;
    void *exact = malloc(length > 0 ? length : 1);

    if (buffer != NULL) {
        memcpy(exact, buffer, length);
    }
    file_prepare(&operation, IRP_MJ_SET_INFORMATION, status);
    operation.parameters.Parameters.SetFileInformation.FileInformationClass = (FILE_INFORMATION_CLASS)kind;
    operation.parameters.Parameters.SetFileInformation.InfoBuffer = buffer != NULL ? exact : NULL;
    operation.parameters.Parameters.SetFileInformation.Length = length;
    file_run(&operation, NULL, flags);
    free(exact);
}

static void vanish(void)
{
    test_file.is_deleted = true;
}

void file_close(bool vanishes)
{
    struct operation operation;

    file_prepare(&operation, IRP_MJ_CLEANUP, STATUS_SUCCESS);
    file_run(&operation, vanishes ? vanish : NULL, 0);
}

void file_rename(const WCHAR *name, NTSTATUS status, FLT_POST_OPERATION_FLAGS flags)
{
    uint8_t buffer[600] = {0};
    ULONG length = (ULONG)(length_of(name) * sizeof(WCHAR));

    memcpy(buffer + 16, &length, sizeof length);
    memcpy(buffer + 20, name, length);
    file_set(RS_FILE_RENAME, buffer, 20 + length, status, flags);
}

