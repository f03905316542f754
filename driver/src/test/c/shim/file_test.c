/* The minifilter's callbacks: files and streams. */
#include "file_fixture.h"

TEST(a_file_that_is_made_or_overwritten_is_told_and_one_that_is_opened_is_not)
{
    static const ULONG_PTR told[] = {0, 2, 3};
    const struct rs_record *record;

    file_begin();
    for (size_t i = 0; i < COUNT(told); i++) {
        file_open(told[i], 0, STATUS_SUCCESS);
        record = world_read(test_handle, RS_KIND_FILES);
        CHECK_TEXT(text_in(record, RS_FILES_OP), "create");
        CHECK_TEXT(text_in(record, RS_FILES_PATH), "C:\\new.txt");
        CHECK_EQUAL(number_in(record, RS_FILES_CREATED), 777);
        CHECK_EQUAL(number_in(record, RS_PID), 1000);
        CHECK_EQUAL(number_in(record, RS_TID), 1001);
    }
    file_open(1, 0, STATUS_SUCCESS);
    file_open(2, 0, STATUS_ACCESS_DENIED);
    file_open(2, 0, STATUS_REPARSE);
    file_open(2, FILE_DIRECTORY_FILE, STATUS_SUCCESS);
    CHECK(world_has_nothing(test_handle));
    file_end();
}

TEST(a_stream_that_is_made_is_told_as_one)
{
    file_begin();
    test_file.name = L"\\Device\\HarddiskVolume1\\a.txt:Zone.Identifier";
    test_file.stream_at = 29;
    file_open(2, 0, STATUS_SUCCESS);
    CHECK_TEXT(text_in(world_read(test_handle, RS_KIND_FILES), RS_FILES_OP), "stream");
    test_file.name = L"\\Device\\HarddiskVolume1\\a.txt::$DATA";
    file_open(2, 0, STATUS_SUCCESS);
    CHECK_TEXT(text_in(world_read(test_handle, RS_KIND_FILES), RS_FILES_OP), "create");
    file_end();
}

TEST(a_file_without_a_name_is_told_with_an_unknown_path)
{
    file_begin();
    test_file.name = NULL;
    file_open(2, 0, STATUS_SUCCESS);
    CHECK_TEXT(text_in(world_read(test_handle, RS_KIND_FILES), RS_FILES_PATH), "(unknown)");
    file_end();
}

TEST(a_written_file_is_told_when_it_is_closed_and_an_executable_by_its_beginning)
{
    const struct rs_record *record;

    file_begin();
    test_file.contents = "MZ rest";
    file_close(false);
    CHECK(world_has_nothing(test_handle));
    file_write();
    file_close(false);
    record = world_read(test_handle, RS_KIND_FILES);
    CHECK_TEXT(text_in(record, RS_FILES_OP), "write");
    CHECK_EQUAL(number_in(record, RS_FILES_SIZE), 42);
    CHECK_EQUAL(number_in(record, RS_FILES_IS_EXECUTABLE), 1);
    CHECK_TEXT(text_in(world_read(test_handle, RS_KIND_FILES), RS_FILES_OP), "executable");
    file_close(false);
    CHECK(world_has_nothing(test_handle));
    test_file.contents = "";
    file_write();
    file_close(false);
    CHECK_EQUAL(number_in(world_read(test_handle, RS_KIND_FILES), RS_FILES_IS_EXECUTABLE), 0);
    test_file.contents = "M";
    file_write();
    file_close(false);
    CHECK_EQUAL(number_in(world_read(test_handle, RS_KIND_FILES), RS_FILES_IS_EXECUTABLE), 0);
    CHECK(world_has_nothing(test_handle));
    file_end();
}

TEST(a_file_is_told_as_deleted_once_and_only_if_it_is_gone)
{
    static const BOOLEAN yes = TRUE;
    static const BOOLEAN no = FALSE;
    const struct rs_record *record;

    file_begin();
    file_set(RS_FILE_DISPOSITION, &yes, sizeof yes, STATUS_SUCCESS, 0);
    file_close(false);
    CHECK(world_has_nothing(test_handle));
    file_set(RS_FILE_DISPOSITION, &no, sizeof no, STATUS_SUCCESS, 0);
    file_close(true);
    CHECK(world_has_nothing(test_handle));
    test_file.is_deleted = false;
    file_set(RS_FILE_DISPOSITION, &yes, sizeof yes, STATUS_SUCCESS, 0);
    file_close(true);
    record = world_read(test_handle, RS_KIND_FILES);
    CHECK_TEXT(text_in(record, RS_FILES_OP), "delete");
    CHECK_TEXT(text_in(record, RS_FILES_PATH), "C:\\new.txt");
    file_close(true);
    CHECK(world_has_nothing(test_handle));
    file_end();
}

TEST(a_file_opened_to_be_deleted_on_close_is_told_when_it_is_gone)
{
    static const ULONG posix = 3;

    file_begin();
    file_open(1, FILE_DELETE_ON_CLOSE, STATUS_SUCCESS);
    file_close(true);
    CHECK_TEXT(text_in(world_read(test_handle, RS_KIND_FILES), RS_FILES_OP), "delete");
    file_forget();
    test_file.is_deleted = false;
    file_set(RS_FILE_DISPOSITION_EX, &posix, sizeof posix, STATUS_SUCCESS, 0);
    file_close(true);
    CHECK_TEXT(text_in(world_read(test_handle, RS_KIND_FILES), RS_FILES_OP), "delete");
    file_forget();
    test_file.is_deleted = false;
    file_set(RS_FILE_DISPOSITION_EX, &posix, sizeof posix, STATUS_ACCESS_DENIED, 0);
    file_close(true);
    CHECK(world_has_nothing(test_handle));
    file_end();
}

TEST(a_directory_that_is_deleted_is_no_file)
{
    static const BOOLEAN yes = TRUE;

    file_begin();
    test_file.is_directory = true;
    file_set(RS_FILE_DISPOSITION, &yes, sizeof yes, STATUS_SUCCESS, 0);
    file_close(true);
    CHECK(world_has_nothing(test_handle));
    file_end();
}

TEST(a_file_that_is_renamed_is_told_with_both_paths)
{
    const struct rs_record *record;

    file_begin();
    file_rename(L"\\Device\\HarddiskVolume1\\other.txt", STATUS_SUCCESS, 0);
    record = world_read(test_handle, RS_KIND_FILES);
    CHECK_TEXT(text_in(record, RS_FILES_OP), "rename");
    CHECK_TEXT(text_in(record, RS_FILES_PATH), "C:\\other.txt");
    CHECK_TEXT(text_in(record, RS_FILES_OLD_PATH), "C:\\new.txt");
    file_rename(L"\\x", STATUS_ACCESS_DENIED, 0);
    file_rename(L"\\x", STATUS_SUCCESS, FLTFL_POST_OPERATION_DRAINING);
    CHECK(world_has_nothing(test_handle));
    file_end();
}

TEST(a_creation_time_that_is_changed_is_told_with_the_one_before)
{
    FILE_BASIC_INFORMATION basic = {.CreationTime.QuadPart = 555};
    const struct rs_record *record;

    file_begin();
    file_set(RS_FILE_BASIC, &basic, sizeof basic, STATUS_SUCCESS, 0);
    record = world_read(test_handle, RS_KIND_FILES);
    CHECK_TEXT(text_in(record, RS_FILES_OP), "settime");
    CHECK_EQUAL(number_in(record, RS_FILES_CREATED), 555);
    CHECK_EQUAL(number_in(record, RS_FILES_PREVIOUS_CREATED), 777);
    for (int64_t time = -2; time <= 0; time++) {
        basic.CreationTime.QuadPart = time;
        file_set(RS_FILE_BASIC, &basic, sizeof basic, STATUS_SUCCESS, 0);
    }
    basic.CreationTime.QuadPart = 777;
    file_set(RS_FILE_BASIC, &basic, sizeof basic, STATUS_SUCCESS, 0);
    CHECK(world_has_nothing(test_handle));
    file_end();
}

TEST(what_is_set_with_a_buffer_of_any_length_is_read_inside_it)
{
    uint8_t buffer[64];

    file_begin();
    memset(buffer, 0xFF, sizeof buffer);
    for (ULONG kind = 0; kind < 80; kind++) {
        file_set(kind, NULL, 64, STATUS_SUCCESS, 0);
        for (ULONG length = 0; length <= sizeof buffer; length++) {
            file_set(kind, buffer, length, STATUS_SUCCESS, 0);
        }
    }
    for (ULONG said = 0; said < 200; said++) {
        memset(buffer, 0, sizeof buffer);
        memcpy(buffer + 16, &said, sizeof said);
        for (ULONG length = 16; length <= sizeof buffer; length += 3) {
            file_set(RS_FILE_RENAME_EX, buffer, length, STATUS_SUCCESS, 0);
        }
    }
    file_end();
}

TEST(nothing_is_looked_at_while_nobody_wants_files)
{
    file_begin();
    world_close(test_handle);
    file_write();
    file_open(2, FILE_DELETE_ON_CLOSE, STATUS_SUCCESS);
    file_rename(L"\\x", STATUS_SUCCESS, 0);
    file_close(true);
    CHECK(test_file.stream == NULL);
    world_unload();
}

static void happen(void)
{
    FILE_BASIC_INFORMATION basic = {.CreationTime.QuadPart = 555};
    static const BOOLEAN yes = TRUE;

    test_file.is_deleted = false;
    test_file.contents = "MZ";
    file_open(2, FILE_DELETE_ON_CLOSE, STATUS_SUCCESS);
    file_write();
    file_rename(L"\\Device\\HarddiskVolume1\\other.txt", STATUS_SUCCESS, 0);
    file_set(RS_FILE_BASIC, &basic, sizeof basic, STATUS_SUCCESS, 0);
    file_set(RS_FILE_DISPOSITION, &yes, sizeof yes, STATUS_SUCCESS, 0);
    file_close(true);
    file_forget();
}

TEST(every_failure_in_the_minifilter_leaves_nothing)
{
    uint64_t failures;

    file_begin();
    world_fail_at(0);
    happen();
    failures = world_fail_at(0);
    CHECK(failures > 10);
    for (uint64_t i = 1; i <= failures; i++) {
        world_fail_at(i);
        happen();
    }
    world_fail_at(0);
    file_end();
}
