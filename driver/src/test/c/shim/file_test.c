/* The minifilter's callbacks: files, streams, volumes, pipes. */
#include "world.h"

#include <stdlib.h>

static PFILE_OBJECT handle;
static struct file file;
static DEVICE_OBJECT volume = {.DeviceType = FILE_DEVICE_DISK_FILE_SYSTEM};

static void begin(void)
{
    world_new();
    world_loaded();
    handle = world_reader();
    memset(&file, 0, sizeof file);
    file.object.DeviceObject = &volume;
    file.object.FileName = string_of(L"\\new.txt");
    file.name = L"\\Device\\HarddiskVolume1\\new.txt";
    file.created = 777;
    file.size = 42;
}

/* The filter manager gives up its contexts when a file goes. */
static void forget_file(void)
{
    if (file.stream != NULL) {
        uint64_t *references = (uint64_t *)(void *)file.stream - 1;

        CHECK_EQUAL(*references, 1);
        free(references);
        rs_atomic_add(&world.contexts, -1);
        file.stream = NULL;
    }
}

static void end(void)
{
    forget_file();
    world_close(handle);
    world_unload();
}

struct operation {
    FLT_IO_PARAMETER_BLOCK parameters;
    FLT_CALLBACK_DATA data;
    FLT_RELATED_OBJECTS objects;
    IO_SECURITY_CONTEXT security;
    struct _ETHREAD thread;
};

static void prepare(struct operation *operation, UCHAR function, NTSTATUS status)
{
    memset(operation, 0, sizeof *operation);
    operation->thread.tid = world_tid;
    operation->parameters.MajorFunction = function;
    operation->parameters.TargetFileObject = &file.object;
    operation->data.Iopb = &operation->parameters;
    operation->data.Thread = &operation->thread;
    operation->data.IoStatus.Status = status;
    operation->objects.Size = sizeof operation->objects;
    operation->objects.Filter = (PFLT_FILTER)&world.filter_copy;
    operation->objects.FileObject = &file.object;
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
static void run(struct operation *operation, void (*between)(void), FLT_POST_OPERATION_FLAGS flags)
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

static void open_file(ULONG_PTR became, ULONG options, NTSTATUS status)
{
    struct operation operation;

    prepare(&operation, IRP_MJ_CREATE, status);
    operation.data.IoStatus.Information = became;
    operation.parameters.Parameters.Create.Options = options;
    run(&operation, NULL, 0);
}

static void write_file(void)
{
    struct operation operation;

    prepare(&operation, IRP_MJ_WRITE, STATUS_SUCCESS);
    run(&operation, NULL, 0);
}

static void set_file(ULONG kind, const void *buffer, ULONG length, NTSTATUS status, FLT_POST_OPERATION_FLAGS flags)
{
    struct operation operation;
    void *exact = malloc(length > 0 ? length : 1);

    if (buffer != NULL) {
        memcpy(exact, buffer, length);
    }
    prepare(&operation, IRP_MJ_SET_INFORMATION, status);
    operation.parameters.Parameters.SetFileInformation.FileInformationClass = (FILE_INFORMATION_CLASS)kind;
    operation.parameters.Parameters.SetFileInformation.InfoBuffer = buffer != NULL ? exact : NULL;
    operation.parameters.Parameters.SetFileInformation.Length = length;
    run(&operation, NULL, flags);
    free(exact);
}

static void vanish(void)
{
    file.is_deleted = true;
}

static void close_file(bool vanishes)
{
    struct operation operation;

    prepare(&operation, IRP_MJ_CLEANUP, STATUS_SUCCESS);
    run(&operation, vanishes ? vanish : NULL, 0);
}

static void rename_to(const WCHAR *name, NTSTATUS status, FLT_POST_OPERATION_FLAGS flags)
{
    uint8_t buffer[600] = {0};
    ULONG length = (ULONG)(length_of(name) * sizeof(WCHAR));

    memcpy(buffer + 16, &length, sizeof length);
    memcpy(buffer + 20, name, length);
    set_file(RS_FILE_RENAME, buffer, 20 + length, status, flags);
}

TEST(a_file_that_is_made_or_overwritten_is_told_and_one_that_is_opened_is_not)
{
    static const ULONG_PTR told[] = {0, 2, 3};
    const struct rs_record *record;

    begin();
    for (size_t i = 0; i < COUNT(told); i++) {
        open_file(told[i], 0, STATUS_SUCCESS);
        record = world_read(handle, RS_KIND_FILES);
        CHECK_TEXT(text_in(record, RS_FILES_OP), "create");
        CHECK_TEXT(text_in(record, RS_FILES_PATH), "C:\\new.txt");
        CHECK_EQUAL(number_in(record, RS_FILES_CREATED), 777);
        CHECK_EQUAL(number_in(record, RS_PID), 1000);
        CHECK_EQUAL(number_in(record, RS_TID), 1001);
    }
    open_file(1, 0, STATUS_SUCCESS);
    open_file(2, 0, STATUS_ACCESS_DENIED);
    open_file(2, 0, STATUS_REPARSE);
    open_file(2, FILE_DIRECTORY_FILE, STATUS_SUCCESS);
    CHECK(world_has_nothing(handle));
    end();
}

TEST(a_stream_that_is_made_is_told_as_one)
{
    begin();
    file.name = L"\\Device\\HarddiskVolume1\\a.txt:Zone.Identifier";
    file.stream_at = 29;
    open_file(2, 0, STATUS_SUCCESS);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_FILES), RS_FILES_OP), "stream");
    file.name = L"\\Device\\HarddiskVolume1\\a.txt::$DATA";
    open_file(2, 0, STATUS_SUCCESS);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_FILES), RS_FILES_OP), "create");
    end();
}

TEST(a_file_without_a_name_is_told_with_an_unknown_path)
{
    begin();
    file.name = NULL;
    open_file(2, 0, STATUS_SUCCESS);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_FILES), RS_FILES_PATH), "(unknown)");
    end();
}

TEST(a_written_file_is_told_when_it_is_closed_and_an_executable_by_its_beginning)
{
    const struct rs_record *record;

    begin();
    file.contents = "MZ rest";
    close_file(false);
    CHECK(world_has_nothing(handle));
    write_file();
    close_file(false);
    record = world_read(handle, RS_KIND_FILES);
    CHECK_TEXT(text_in(record, RS_FILES_OP), "write");
    CHECK_EQUAL(number_in(record, RS_FILES_SIZE), 42);
    CHECK_EQUAL(number_in(record, RS_FILES_IS_EXECUTABLE), 1);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_FILES), RS_FILES_OP), "executable");
    close_file(false);
    CHECK(world_has_nothing(handle));
    file.contents = "";
    write_file();
    close_file(false);
    CHECK_EQUAL(number_in(world_read(handle, RS_KIND_FILES), RS_FILES_IS_EXECUTABLE), 0);
    file.contents = "M";
    write_file();
    close_file(false);
    CHECK_EQUAL(number_in(world_read(handle, RS_KIND_FILES), RS_FILES_IS_EXECUTABLE), 0);
    CHECK(world_has_nothing(handle));
    end();
}

TEST(a_file_is_told_as_deleted_once_and_only_if_it_is_gone)
{
    static const BOOLEAN yes = TRUE;
    static const BOOLEAN no = FALSE;
    const struct rs_record *record;

    begin();
    set_file(RS_FILE_DISPOSITION, &yes, sizeof yes, STATUS_SUCCESS, 0);
    close_file(false);
    CHECK(world_has_nothing(handle));
    set_file(RS_FILE_DISPOSITION, &no, sizeof no, STATUS_SUCCESS, 0);
    close_file(true);
    CHECK(world_has_nothing(handle));
    file.is_deleted = false;
    set_file(RS_FILE_DISPOSITION, &yes, sizeof yes, STATUS_SUCCESS, 0);
    close_file(true);
    record = world_read(handle, RS_KIND_FILES);
    CHECK_TEXT(text_in(record, RS_FILES_OP), "delete");
    CHECK_TEXT(text_in(record, RS_FILES_PATH), "C:\\new.txt");
    close_file(true);
    CHECK(world_has_nothing(handle));
    end();
}

TEST(a_file_opened_to_be_deleted_on_close_is_told_when_it_is_gone)
{
    static const ULONG posix = 3;

    begin();
    open_file(1, FILE_DELETE_ON_CLOSE, STATUS_SUCCESS);
    close_file(true);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_FILES), RS_FILES_OP), "delete");
    forget_file();
    file.is_deleted = false;
    set_file(RS_FILE_DISPOSITION_EX, &posix, sizeof posix, STATUS_SUCCESS, 0);
    close_file(true);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_FILES), RS_FILES_OP), "delete");
    forget_file();
    file.is_deleted = false;
    set_file(RS_FILE_DISPOSITION_EX, &posix, sizeof posix, STATUS_ACCESS_DENIED, 0);
    close_file(true);
    CHECK(world_has_nothing(handle));
    end();
}

TEST(a_directory_that_is_deleted_is_no_file)
{
    static const BOOLEAN yes = TRUE;

    begin();
    file.is_directory = true;
    set_file(RS_FILE_DISPOSITION, &yes, sizeof yes, STATUS_SUCCESS, 0);
    close_file(true);
    CHECK(world_has_nothing(handle));
    end();
}

TEST(a_file_that_is_renamed_is_told_with_both_paths)
{
    const struct rs_record *record;

    begin();
    rename_to(L"\\Device\\HarddiskVolume1\\other.txt", STATUS_SUCCESS, 0);
    record = world_read(handle, RS_KIND_FILES);
    CHECK_TEXT(text_in(record, RS_FILES_OP), "rename");
    CHECK_TEXT(text_in(record, RS_FILES_PATH), "C:\\other.txt");
    CHECK_TEXT(text_in(record, RS_FILES_OLD_PATH), "C:\\new.txt");
    rename_to(L"\\x", STATUS_ACCESS_DENIED, 0);
    rename_to(L"\\x", STATUS_SUCCESS, FLTFL_POST_OPERATION_DRAINING);
    CHECK(world_has_nothing(handle));
    end();
}

TEST(a_creation_time_that_is_changed_is_told_with_the_one_before)
{
    FILE_BASIC_INFORMATION basic = {.CreationTime.QuadPart = 555};
    const struct rs_record *record;

    begin();
    set_file(RS_FILE_BASIC, &basic, sizeof basic, STATUS_SUCCESS, 0);
    record = world_read(handle, RS_KIND_FILES);
    CHECK_TEXT(text_in(record, RS_FILES_OP), "settime");
    CHECK_EQUAL(number_in(record, RS_FILES_CREATED), 555);
    CHECK_EQUAL(number_in(record, RS_FILES_PREVIOUS_CREATED), 777);
    for (int64_t time = -2; time <= 0; time++) {
        basic.CreationTime.QuadPart = time;
        set_file(RS_FILE_BASIC, &basic, sizeof basic, STATUS_SUCCESS, 0);
    }
    basic.CreationTime.QuadPart = 777;
    set_file(RS_FILE_BASIC, &basic, sizeof basic, STATUS_SUCCESS, 0);
    CHECK(world_has_nothing(handle));
    end();
}

TEST(what_is_set_with_a_buffer_of_any_length_is_read_inside_it)
{
    uint8_t buffer[64];

    begin();
    memset(buffer, 0xFF, sizeof buffer);
    for (ULONG kind = 0; kind < 80; kind++) {
        set_file(kind, NULL, 64, STATUS_SUCCESS, 0);
        for (ULONG length = 0; length <= sizeof buffer; length++) {
            set_file(kind, buffer, length, STATUS_SUCCESS, 0);
        }
    }
    for (ULONG said = 0; said < 200; said++) {
        memset(buffer, 0, sizeof buffer);
        memcpy(buffer + 16, &said, sizeof said);
        for (ULONG length = 16; length <= sizeof buffer; length += 3) {
            set_file(RS_FILE_RENAME_EX, buffer, length, STATUS_SUCCESS, 0);
        }
    }
    end();
}

TEST(a_volume_that_is_opened_for_reading_is_told)
{
    struct operation operation;

    begin();
    file.name = L"\\Device\\HarddiskVolume1";
    file.object.FileName = (UNICODE_STRING){0, 0, NULL};
    open_file(1, 0, STATUS_SUCCESS);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_RAWREADS), RS_RAWREADS_DEVICE), "\\Device\\HarddiskVolume1");
    file.object.FileName = string_of(L"\\x");
    file.object.Flags = FO_VOLUME_OPEN;
    open_file(1, 0, STATUS_SUCCESS);
    (void)world_read(handle, RS_KIND_RAWREADS);
    prepare(&operation, IRP_MJ_CREATE, STATUS_SUCCESS);
    operation.security.DesiredAccess = FILE_READ_ATTRIBUTES;
    run(&operation, NULL, 0);
    operation.parameters.Parameters.Create.SecurityContext = NULL;
    run(&operation, NULL, 0);
    write_file();
    CHECK(world_has_nothing(handle) && file.stream == NULL);
    end();
}

static void make_pipe(NTSTATUS status)
{
    struct operation operation;

    prepare(&operation, IRP_MJ_CREATE_NAMED_PIPE, status);
    run(&operation, NULL, 0);
}

TEST(pipes_that_are_made_and_connected_are_told_by_their_names)
{
    const struct rs_record *record;

    begin();
    file.object.DeviceObject = &world.pipes;
    file.object.FileName = string_of(L"\\mojo.1");
    make_pipe(STATUS_SUCCESS);
    record = world_read(handle, RS_KIND_PIPES);
    CHECK_TEXT(text_in(record, RS_PIPES_OP), "create");
    CHECK_TEXT(text_in(record, RS_PIPES_PIPE), "\\mojo.1");
    CHECK_TEXT(text_in(record, RS_PIPES_KIND), "named");
    file.object.FileName = string_of(L"mojo.2");
    open_file(1, 0, STATUS_SUCCESS);
    record = world_read(handle, RS_KIND_PIPES);
    CHECK_TEXT(text_in(record, RS_PIPES_OP), "connect");
    CHECK_TEXT(text_in(record, RS_PIPES_PIPE), "\\mojo.2");
    make_pipe(STATUS_ACCESS_DENIED);
    file.object.FileName.Length = 0;
    open_file(1, 0, STATUS_SUCCESS);
    write_file();
    CHECK(world_has_nothing(handle));
    file.object.FileName = (UNICODE_STRING){3, 2, NULL};
    make_pipe(STATUS_SUCCESS);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_PIPES), RS_PIPES_PIPE), "(unknown)");
    end();
}

static NTSTATUS through_the_device(UCHAR function, NTSTATUS status, bool *completed)
{
    IRP irp = {.shim_at = SHIM_STACK - 1, .IoStatus.Status = status};
    NTSTATUS answer;

    irp.shim_stack[irp.shim_at].MajorFunction = function;
    irp.shim_stack[irp.shim_at].FileObject = &file.object;
    answer = world.driver.MajorFunction[function](world.attached, &irp);
    *completed = irp.shim_completed == 1;
    return answer;
}

TEST(a_system_whose_filter_manager_knows_no_pipes_gets_a_device_attached_to_theirs)
{
    bool completed;

    for (int has_manager = 0; has_manager < 2; has_manager++) {
        world_new();
        world.has_filter_manager = has_manager;
        world.refused[REGISTER_PIPES] = STATUS_INVALID_PARAMETER;
        world_loaded();
        handle = world_reader();
        CHECK_EQUAL(world_status(handle).legacy, 1u << RS_CALLBACK_PIPES);
        memset(&file, 0, sizeof file);
        file.object.FileName = string_of(L"\\pipe");
        CHECK_EQUAL(through_the_device(IRP_MJ_CREATE_NAMED_PIPE, STATUS_SUCCESS, &completed), STATUS_SUCCESS);
        CHECK(completed);
        CHECK_TEXT(text_in(world_read(handle, RS_KIND_PIPES), RS_PIPES_OP), "create");
        CHECK_EQUAL(through_the_device(IRP_MJ_CREATE, STATUS_SUCCESS, &completed), STATUS_SUCCESS);
        CHECK_TEXT(text_in(world_read(handle, RS_KIND_PIPES), RS_PIPES_OP), "connect");
        CHECK_EQUAL(through_the_device(IRP_MJ_CREATE, STATUS_ACCESS_DENIED, &completed), STATUS_ACCESS_DENIED);
        CHECK(completed);
        CHECK_EQUAL(through_the_device(IRP_MJ_READ, STATUS_END_OF_FILE, &completed), STATUS_END_OF_FILE);
        CHECK(completed && world_has_nothing(handle));
        world_close(handle);
        world_abandon();
    }
}

TEST(a_filter_that_is_not_let_in_for_other_reasons_leaves_the_pipes_device_alone)
{
    world_new();
    world.refused[REGISTER_FILTER] = STATUS_OBJECT_NAME_NOT_FOUND;
    world_loaded();
    handle = world_open();
    CHECK_EQUAL(world_status(handle).missing, 1u << RS_CALLBACK_FILES | 1u << RS_CALLBACK_PIPES);
    CHECK(world.attached == NULL);
    world_close(handle);
    world_unload();
}

TEST(a_filter_that_is_unloaded_says_so_and_the_rest_goes_on)
{
    const struct rs_record *record;

    begin();
    CHECK_EQUAL(world.filter->FilterUnloadCallback(0), STATUS_SUCCESS);
    record = world_read(handle, RS_KIND_HEALTH);
    CHECK_TEXT(text_in(record, RS_HEALTH_KIND), "state");
    CHECK_TEXT(text_in(record, RS_HEALTH_STATE), "Stopped");
    CHECK_EQUAL(world_status(handle).missing, 1u << RS_CALLBACK_FILES | 1u << RS_CALLBACK_PIPES);
    CHECK_EQUAL(world_status(handle).reasons[RS_CALLBACK_FILES], STATUS_DELETE_PENDING);
    end();
}

TEST(nothing_is_looked_at_while_nobody_wants_files)
{
    begin();
    world_close(handle);
    write_file();
    open_file(2, FILE_DELETE_ON_CLOSE, STATUS_SUCCESS);
    rename_to(L"\\x", STATUS_SUCCESS, 0);
    close_file(true);
    CHECK(file.stream == NULL);
    world_unload();
}

static void happen(void)
{
    FILE_BASIC_INFORMATION basic = {.CreationTime.QuadPart = 555};
    static const BOOLEAN yes = TRUE;

    file.is_deleted = false;
    file.contents = "MZ";
    open_file(2, FILE_DELETE_ON_CLOSE, STATUS_SUCCESS);
    write_file();
    rename_to(L"\\Device\\HarddiskVolume1\\other.txt", STATUS_SUCCESS, 0);
    set_file(RS_FILE_BASIC, &basic, sizeof basic, STATUS_SUCCESS, 0);
    set_file(RS_FILE_DISPOSITION, &yes, sizeof yes, STATUS_SUCCESS, 0);
    close_file(true);
    forget_file();
}

TEST(every_failure_in_the_minifilter_leaves_nothing)
{
    uint64_t failures;

    begin();
    world_fail_at(0);
    happen();
    failures = world_fail_at(0);
    CHECK(failures > 10);
    for (uint64_t i = 1; i <= failures; i++) {
        world_fail_at(i);
        happen();
    }
    world_fail_at(0);
    end();
}
