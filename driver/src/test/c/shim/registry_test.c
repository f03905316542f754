/* The registry's callback. */
#include "world.h"

#include <stdlib.h>

static PFILE_OBJECT handle;
static struct key key;

static void begin(void)
{
    world_new();
    world_loaded();
    handle = world_reader();
    key.path = string_of(L"\\REGISTRY\\MACHINE\\SOFTWARE\\Test");
}

static void end(void)
{
    world_close(handle);
    world_unload();
}

static void notify(REG_NOTIFY_CLASS kind, PVOID information)
{
    CHECK_EQUAL(world.registry(NULL, (PVOID)(ULONG_PTR)kind, information), STATUS_SUCCESS);
}

static void after(REG_NOTIFY_CLASS kind, PVOID before, PVOID context, NTSTATUS status)
{
    REG_POST_OPERATION_INFORMATION information = {.Object = &key, .Status = status, .PreInformation = before, .CallContext = context};

    notify(kind, &information);
}

static void create(ULONG disposition, NTSTATUS status)
{
    REG_CREATE_KEY_INFORMATION before = {.Disposition = &disposition};

    after(RegNtPostCreateKeyEx, &before, NULL, status);
}

static void set_value(const WCHAR *name, ULONG type, const void *data, ULONG size)
{
    UNICODE_STRING string = string_of(name);
    REG_SET_VALUE_KEY_INFORMATION before = {.ValueName = &string, .Type = type, .Data = (PVOID)data, .DataSize = size};

    after(RegNtPostSetValueKey, &before, NULL, STATUS_SUCCESS);
}

static void delete_key(NTSTATUS status)
{
    REG_DELETE_KEY_INFORMATION before = {.Object = &key};

    notify(RegNtPreDeleteKey, &before);
    after(RegNtPostDeleteKey, &before, before.CallContext, status);
}

static void rename_key(const WCHAR *name, NTSTATUS status)
{
    UNICODE_STRING string = string_of(name);
    REG_RENAME_KEY_INFORMATION before = {.Object = &key, .NewName = &string};

    notify(RegNtPreRenameKey, &before);
    after(RegNtPostRenameKey, &before, before.CallContext, status);
}

TEST(a_key_that_is_made_is_told_and_one_that_is_only_opened_is_not)
{
    const struct rs_record *record;

    begin();
    create(REG_CREATED_NEW_KEY, STATUS_SUCCESS);
    record = world_read(handle, RS_KIND_REGISTRY);
    CHECK_TEXT(text_in(record, RS_REGISTRY_OP), "create");
    CHECK_TEXT(text_in(record, RS_REGISTRY_KEY), "HKLM\\SOFTWARE\\Test");
    CHECK_EQUAL(number_in(record, RS_PID), 1000);
    CHECK_EQUAL(number_in(record, RS_TID), 1001);
    create(REG_OPENED_EXISTING_KEY, STATUS_SUCCESS);
    create(REG_CREATED_NEW_KEY, STATUS_ACCESS_DENIED);
    CHECK(world_has_nothing(handle));
    end();
}

TEST(values_are_told_with_type_and_data_as_sysmon_writes_them)
{
    static const uint32_t number = 0x2a;
    static const WCHAR text[] = L"C:\\evil.exe";
    const struct rs_record *record;

    begin();
    set_value(L"Run", REG_SZ, text, sizeof text);
    record = world_read(handle, RS_KIND_REGISTRY);
    CHECK_TEXT(text_in(record, RS_REGISTRY_OP), "set");
    CHECK_TEXT(text_in(record, RS_REGISTRY_KEY), "HKLM\\SOFTWARE\\Test\\Run");
    CHECK_TEXT(text_in(record, RS_REGISTRY_DETAILS), "C:\\evil.exe");
    CHECK_EQUAL(number_in(record, RS_REGISTRY_DATA_SIZE), sizeof text);
    set_value(L"", REG_DWORD, &number, sizeof number);
    record = world_read(handle, RS_KIND_REGISTRY);
    CHECK_TEXT(text_in(record, RS_REGISTRY_KEY), "HKLM\\SOFTWARE\\Test\\(Default)");
    CHECK_TEXT(text_in(record, RS_REGISTRY_DETAILS), "DWORD (0x0000002a)");
    set_value(L"Empty", REG_BINARY, NULL, 0);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_REGISTRY), RS_REGISTRY_DETAILS), "Binary Data");
    end();
}

TEST(a_value_too_long_to_be_copied_is_told_with_its_beginning_and_its_size)
{
    size_t size = 0x100000;
    WCHAR *data = malloc(size);
    const struct rs_record *record;

    for (size_t i = 0; i < size / sizeof *data; i++) {
        data[i] = 'A';
    }
    begin();
    set_value(L"Long", REG_SZ, data, (ULONG)size);
    record = world_read(handle, RS_KIND_REGISTRY);
    CHECK_EQUAL(number_in(record, RS_REGISTRY_DATA_SIZE), size);
    CHECK(is_present(record, RS_REGISTRY_DETAILS) && is_unknown(record, RS_REGISTRY_DETAILS));
    set_value(L"Long", REG_BINARY, data, (ULONG)size);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_REGISTRY), RS_REGISTRY_DETAILS), "Binary Data");
    end();
    free(data);
}

TEST(values_and_names_in_memory_that_is_not_there_are_unknown)
{
    static const uint64_t addresses[] = {0, 8, 0x10000, 0x7FFFFFFEFFF0, 0x7FFFFFFF0000 - 1};

    begin();
    for (size_t i = 0; i < COUNT(addresses); i++) {
        UNICODE_STRING name = {8, 8, (PWSTR)addresses[i]};
        ULONG *disposition = (ULONG *)addresses[i];
        REG_SET_VALUE_KEY_INFORMATION set = {.ValueName = &name, .Type = REG_SZ, .Data = (PVOID)addresses[i], .DataSize = 4096};
        REG_CREATE_KEY_INFORMATION created = {.Disposition = disposition};
        REG_DELETE_VALUE_KEY_INFORMATION deleted = {.ValueName = (PUNICODE_STRING)addresses[i]};
        const struct rs_record *record;

        after(RegNtPostSetValueKey, &set, NULL, STATUS_SUCCESS);
        record = world_read(handle, RS_KIND_REGISTRY);
        CHECK_TEXT(text_in(record, RS_REGISTRY_DETAILS), "(unknown)");
        CHECK_EQUAL(number_in(record, RS_REGISTRY_DATA_SIZE), 4096);
        after(RegNtPostCreateKeyEx, &created, NULL, STATUS_SUCCESS);
        after(RegNtPostDeleteValueKey, &deleted, NULL, STATUS_SUCCESS);
        CHECK_TEXT(text_in(world_read(handle, RS_KIND_REGISTRY), RS_REGISTRY_OP), "deleteValue");
        CHECK(world_has_nothing(handle));
    }
    end();
}

TEST(names_of_any_length_are_taken_or_make_the_path_unknown)
{
    static WCHAR text[0x8000];
    static const USHORT lengths[] = {0, 1, 2, 3, 0x7FFE, 0x8000, 0x8001, 0xFFFE, 0xFFFF};

    begin();
    for (size_t i = 0; i < COUNT(lengths); i++) {
        UNICODE_STRING name = {lengths[i], 0, text};
        REG_DELETE_VALUE_KEY_INFORMATION deleted = {.ValueName = &name};
        REG_RENAME_KEY_INFORMATION renamed = {.Object = &key, .NewName = &name};

        after(RegNtPostDeleteValueKey, &deleted, NULL, STATUS_SUCCESS);
        CHECK(is_present(world_read(handle, RS_KIND_REGISTRY), RS_REGISTRY_KEY) == (lengths[i] <= 0x8000));
        notify(RegNtPreRenameKey, &renamed);
        after(RegNtPostRenameKey, &renamed, renamed.CallContext, STATUS_SUCCESS);
        CHECK(is_present(world_read(handle, RS_KIND_REGISTRY), RS_REGISTRY_KEY));
    }
    end();
}

TEST(keys_that_are_deleted_or_renamed_are_told_by_their_old_path)
{
    const struct rs_record *record;

    begin();
    delete_key(STATUS_SUCCESS);
    record = world_read(handle, RS_KIND_REGISTRY);
    CHECK_TEXT(text_in(record, RS_REGISTRY_OP), "delete");
    CHECK_TEXT(text_in(record, RS_REGISTRY_KEY), "HKLM\\SOFTWARE\\Test");
    rename_key(L"New", STATUS_SUCCESS);
    record = world_read(handle, RS_KIND_REGISTRY);
    CHECK_TEXT(text_in(record, RS_REGISTRY_OP), "rename");
    CHECK_TEXT(text_in(record, RS_REGISTRY_KEY), "HKLM\\SOFTWARE\\Test");
    CHECK_TEXT(text_in(record, RS_REGISTRY_NEW_NAME), "HKLM\\SOFTWARE\\New");
    delete_key(STATUS_ACCESS_DENIED);
    rename_key(L"New", STATUS_ACCESS_DENIED);
    CHECK(world_has_nothing(handle));
    end();
}

TEST(an_operation_whose_end_is_not_told_leaves_nothing_when_the_driver_is_unloaded)
{
    REG_DELETE_KEY_INFORMATION before = {.Object = &key};

    begin();
    notify(RegNtPreDeleteKey, &before);
    CHECK(before.CallContext != NULL);
    end();
}

TEST(a_context_that_is_not_ours_is_not_touched)
{
    REG_DELETE_KEY_INFORMATION before = {.Object = &key};

    begin();
    after(RegNtPostDeleteKey, &before, (PVOID)0x1234, STATUS_SUCCESS);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_REGISTRY), RS_REGISTRY_KEY), "(unknown)");
    end();
}

TEST(every_class_of_operation_with_nothing_behind_it_is_let_through)
{
    begin();
    for (int kind = 0; kind < MaxRegNtNotifyClass + 10; kind++) {
        uint64_t nothing[16] = {0};

        notify((REG_NOTIFY_CLASS)kind, NULL);
        notify((REG_NOTIFY_CLASS)kind, nothing);
    }
    CHECK(world_has_nothing(handle));
    end();
}

TEST(paths_of_keys_are_written_as_users_write_them)
{
    static const struct {
        const WCHAR *path;
        const char *expected;
    } cases[] = {
        {L"\\REGISTRY\\MACHINE", "HKLM"},
        {L"\\Registry\\Machine\\SYSTEM\\ControlSet001\\Services\\x", "HKLM\\System\\CurrentControlSet\\Services\\x"},
        {L"\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001", "HKLM\\System\\CurrentControlSet"},
        {L"\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet0011\\x", "HKLM\\SYSTEM\\ControlSet0011\\x"},
        {L"\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet002\\x", "HKLM\\SYSTEM\\ControlSet002\\x"},
        {L"\\REGISTRY\\USER\\S-1-5-18\\x", "HKU\\S-1-5-18\\x"},
        {L"\\REGISTRY\\MACHINES\\x", "\\REGISTRY\\MACHINES\\x"},
        {L"\\REGISTRY\\A\\{guid}\\x", "\\REGISTRY\\A\\{guid}\\x"},
    };

    begin();
    for (size_t i = 0; i < COUNT(cases); i++) {
        key.path = string_of(cases[i].path);
        create(REG_CREATED_NEW_KEY, STATUS_SUCCESS);
        CHECK_TEXT(text_in(world_read(handle, RS_KIND_REGISTRY), RS_REGISTRY_KEY), cases[i].expected);
    }
    end();
}

TEST(an_older_system_gives_a_keys_path_by_its_object)
{
    world_new();
    world.missing[0] = "CmCallbackGetKeyObjectIDEx";
    world_loaded();
    handle = world_reader();
    key.path = string_of(L"\\REGISTRY\\MACHINE\\SOFTWARE\\Test");
    create(REG_CREATED_NEW_KEY, STATUS_SUCCESS);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_REGISTRY), RS_REGISTRY_KEY), "HKLM\\SOFTWARE\\Test");
    end();
}

static void happen(void)
{
    static const WCHAR text[] = L"x";

    create(REG_CREATED_NEW_KEY, STATUS_SUCCESS);
    set_value(L"Run", REG_SZ, text, sizeof text);
    delete_key(STATUS_SUCCESS);
    rename_key(L"New", STATUS_SUCCESS);
}

TEST(every_failure_in_the_registrys_callback_leaves_nothing)
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
