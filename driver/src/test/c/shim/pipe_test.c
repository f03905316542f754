/* Volumes and pipes, and the filter itself. */
#include "file_fixture.h"

TEST(a_volume_that_is_opened_for_reading_is_told)
{
    struct operation operation;

    file_begin();
    test_file.name = L"\\Device\\HarddiskVolume1";
    test_file.object.FileName = (UNICODE_STRING){0, 0, NULL};
    file_open(1, 0, STATUS_SUCCESS);
    CHECK_TEXT(text_in(world_read(test_handle, RS_KIND_RAWREADS), RS_RAWREADS_DEVICE), "\\Device\\HarddiskVolume1");
    test_file.object.FileName = string_of(L"\\x");
    test_file.object.Flags = FO_VOLUME_OPEN;
    file_open(1, 0, STATUS_SUCCESS);
    (void)world_read(test_handle, RS_KIND_RAWREADS);
    file_prepare(&operation, IRP_MJ_CREATE, STATUS_SUCCESS);
    operation.security.DesiredAccess = FILE_READ_ATTRIBUTES;
    file_run(&operation, NULL, 0);
    operation.parameters.Parameters.Create.SecurityContext = NULL;
    file_run(&operation, NULL, 0);
    file_write();
    CHECK(world_has_nothing(test_handle) && test_file.stream == NULL);
    file_end();
}

static void make_pipe(NTSTATUS status)
{
    struct operation operation;

    file_prepare(&operation, IRP_MJ_CREATE_NAMED_PIPE, status);
    file_run(&operation, NULL, 0);
}

TEST(pipes_that_are_made_and_connected_are_told_by_their_names)
{
    const struct rs_record *record;

    file_begin();
    test_file.object.DeviceObject = &world.pipes;
    test_file.object.FileName = string_of(L"\\mojo.1");
    make_pipe(STATUS_SUCCESS);
    record = world_read(test_handle, RS_KIND_PIPES);
    CHECK_TEXT(text_in(record, RS_PIPES_OP), "create");
    CHECK_TEXT(text_in(record, RS_PIPES_PIPE), "\\mojo.1");
    CHECK_TEXT(text_in(record, RS_PIPES_KIND), "named");
    test_file.object.FileName = string_of(L"mojo.2");
    file_open(1, 0, STATUS_SUCCESS);
    record = world_read(test_handle, RS_KIND_PIPES);
    CHECK_TEXT(text_in(record, RS_PIPES_OP), "connect");
    CHECK_TEXT(text_in(record, RS_PIPES_PIPE), "\\mojo.2");
    make_pipe(STATUS_ACCESS_DENIED);
    test_file.object.FileName.Length = 0;
    file_open(1, 0, STATUS_SUCCESS);
    file_write();
    CHECK(world_has_nothing(test_handle));
    test_file.object.FileName = (UNICODE_STRING){3, 2, NULL};
    make_pipe(STATUS_SUCCESS);
    CHECK_TEXT(text_in(world_read(test_handle, RS_KIND_PIPES), RS_PIPES_PIPE), "(unknown)");
    file_end();
}

static NTSTATUS through_the_device(UCHAR function, NTSTATUS status, bool *completed)
{
    IRP irp = {.shim_at = SHIM_STACK - 1, .IoStatus.Status = status};
    NTSTATUS answer;

    irp.shim_stack[irp.shim_at].MajorFunction = function;
    irp.shim_stack[irp.shim_at].FileObject = &test_file.object;
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
        test_handle = world_reader();
        CHECK_EQUAL(world_status(test_handle).legacy, 1u << RS_CALLBACK_PIPES);
        memset(&test_file, 0, sizeof test_file);
        test_file.object.FileName = string_of(L"\\pipe");
        CHECK_EQUAL(through_the_device(IRP_MJ_CREATE_NAMED_PIPE, STATUS_SUCCESS, &completed), STATUS_SUCCESS);
        CHECK(completed);
        CHECK_TEXT(text_in(world_read(test_handle, RS_KIND_PIPES), RS_PIPES_OP), "create");
        CHECK_EQUAL(through_the_device(IRP_MJ_CREATE, STATUS_SUCCESS, &completed), STATUS_SUCCESS);
        CHECK_TEXT(text_in(world_read(test_handle, RS_KIND_PIPES), RS_PIPES_OP), "connect");
        CHECK_EQUAL(through_the_device(IRP_MJ_CREATE, STATUS_ACCESS_DENIED, &completed), STATUS_ACCESS_DENIED);
        CHECK(completed);
        CHECK_EQUAL(through_the_device(IRP_MJ_READ, STATUS_END_OF_FILE, &completed), STATUS_END_OF_FILE);
        CHECK(completed && world_has_nothing(test_handle));
        world_close(test_handle);
        world_abandon();
    }
}

TEST(a_filter_that_is_not_let_in_for_other_reasons_leaves_the_pipes_device_alone)
{
    world_new();
    world.refused[REGISTER_FILTER] = STATUS_OBJECT_NAME_NOT_FOUND;
    world_loaded();
    test_handle = world_open();
    CHECK_EQUAL(world_status(test_handle).missing, 1u << RS_CALLBACK_FILES | 1u << RS_CALLBACK_PIPES);
    CHECK(world.attached == NULL);
    world_close(test_handle);
    world_unload();
}

TEST(a_filter_that_is_unloaded_says_so_and_the_rest_goes_on)
{
    const struct rs_record *record;

    file_begin();
    CHECK_EQUAL(world.filter->FilterUnloadCallback(0), STATUS_SUCCESS);
    record = world_read(test_handle, RS_KIND_HEALTH);
    CHECK_TEXT(text_in(record, RS_HEALTH_KIND), "state");
    CHECK_TEXT(text_in(record, RS_HEALTH_STATE), "Stopped");
    CHECK_EQUAL(world_status(test_handle).missing, 1u << RS_CALLBACK_FILES | 1u << RS_CALLBACK_PIPES);
    CHECK_EQUAL(world_status(test_handle).reasons[RS_CALLBACK_FILES], STATUS_DELETE_PENDING);
    file_end();
}
