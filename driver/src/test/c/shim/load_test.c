/* Loading and unloading, with everything there, with parts missing, and with every failure in turn. */
#include "world.h"

#include "../../../main/c/sys/rs_driver.h"

#define PARAMETERS L"\\Registry\\Machine\\System\\CurrentControlSet\\Services\\Ringside\\Parameters"

TEST(a_driver_that_loads_and_unloads_leaves_nothing)
{
    world_new();
    world_loaded();
    CHECK(world.process_ex != NULL && world.thread_routine != NULL && world.image != NULL && world.registry != NULL);
    CHECK(world.objects != NULL && world.is_filtering && world.is_told_of_shutdown && world.is_protected);
    world_unload();
}

TEST(a_driver_can_be_loaded_again)
{
    for (int i = 0; i < 3; i++) {
        world_new();
        world_loaded();
        world_close(world_reader());
        world_unload();
    }
}

TEST(every_failure_while_loading_is_unwound_or_reported_as_a_missing_callback)
{
    uint64_t failures;

    world_new();
    world_loaded();
    failures = world_fail_at(0);
    world_unload();
    CHECK(failures > 30);
    for (uint64_t i = 1; i <= failures; i++) {
        world_new();
        world_fail_at(i);
        if (NT_SUCCESS(world_load())) {
            world_fail_at(0);
            if (world.attached != NULL) {
                world_abandon();
            } else {
                world_unload();
            }
        } else {
            world_is_clean();
        }
    }
}

TEST(a_callback_that_cannot_be_registered_is_missing_and_the_rest_runs)
{
    static const struct {
        enum registration refused[3];
        unsigned count;
        unsigned callback;
    } cases[] = {
        {{REGISTER_PROCESS_EX2, REGISTER_PROCESS_EX, REGISTER_PROCESS}, 3, RS_CALLBACK_PROCESS},
        {{REGISTER_THREAD_EX, REGISTER_THREAD}, 2, RS_CALLBACK_THREAD},
        {{REGISTER_IMAGE_EX, REGISTER_IMAGE}, 2, RS_CALLBACK_IMAGE},
        {{REGISTER_REGISTRY_EX, REGISTER_REGISTRY}, 2, RS_CALLBACK_REGISTRY},
        {{REGISTER_OBJECT}, 1, RS_CALLBACK_OBJECT},
        {{REGISTER_SHUTDOWN}, 1, RS_CALLBACK_SHUTDOWN},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        uint32_t missing = 1u << cases[i].callback;
        struct rs_status status;
        PFILE_OBJECT handle;

        world_new();
        for (unsigned k = 0; k < cases[i].count; k++) {
            world.refused[cases[i].refused[k]] = STATUS_ACCESS_DENIED;
        }
        world_loaded();
        handle = world_open();
        status = world_status(handle);
        if (cases[i].callback == RS_CALLBACK_PROCESS) {
            missing |= 1u << RS_CALLBACK_THREAD; /* it cannot tell first threads without the processes' callback */
        }
        CHECK_EQUAL(status.missing, missing);
        CHECK_EQUAL(status.registered, (1u << RS_CALLBACKS) - 1 - missing);
        CHECK_EQUAL(status.reasons[cases[i].callback], STATUS_ACCESS_DENIED);
        world_close(handle);
        world_unload();
    }
}

TEST(an_older_function_is_used_where_the_newer_one_fails_and_said_to_be_legacy)
{
    PFILE_OBJECT handle;
    struct rs_status status;

    world_new();
    world.refused[REGISTER_PROCESS_EX2] = STATUS_ACCESS_DENIED;
    world.refused[REGISTER_PROCESS_EX] = STATUS_ACCESS_DENIED;
    world.missing[0] = "PsSetCreateThreadNotifyRoutineEx";
    world.missing[1] = "PsSetLoadImageNotifyRoutineEx";
    world.missing[2] = "CmRegisterCallbackEx";
    world_loaded();
    CHECK(world.process != NULL && world.process_ex == NULL);
    handle = world_open();
    status = world_status(handle);
    CHECK_EQUAL(status.missing, 0);
    CHECK_EQUAL(status.legacy,
                1u << RS_CALLBACK_PROCESS | 1u << RS_CALLBACK_THREAD | 1u << RS_CALLBACK_IMAGE | 1u << RS_CALLBACK_REGISTRY);
    CHECK((status.functions & 1u << RS_FUNCTION_THREAD_NOTIFY_EX) == 0);
    CHECK((status.functions & 1u << RS_FUNCTION_OBJECT_CALLBACKS) != 0);
    world_close(handle);
    world_unload();
}

TEST(each_optional_function_may_be_missing)
{
    static const char *const functions[] = {
        "PsSetCreateProcessNotifyRoutineEx2", "PsSetCreateProcessNotifyRoutineEx", "CmRegisterCallback", "CmUnRegisterCallback",
        "CmCallbackGetKeyObjectIDEx", "CmCallbackReleaseKeyObjectIDEx", "ObRegisterCallbacks", "ObUnRegisterCallbacks", "ObQueryNameString",
        "KeQuerySystemTimePrecise", "ExAllocatePool2", "MmProtectMdlSystemAddress", "PsGetProcessCreateTimeQuadPart", "PsGetProcessExitStatus",
        "PsGetProcessPeb", "PsGetProcessInheritedFromUniqueProcessId", "SeLocateProcessImageName", "PsReferencePrimaryToken",
        "PsDereferencePrimaryToken", "SeQueryInformationToken", "SeTokenIsAdmin", "MmCopyVirtualMemory", "ZwQuerySystemInformation",
        "ZwQueryInformationProcess", "ZwQueryInformationThread", "ZwQueryVirtualMemory", "IoValidateDeviceIoControlAccess",
        "FltGetFileNameInformation", "FltUnregisterFilter", "FltGetRequestorProcessId",
    };

    for (size_t i = 0; i < COUNT(functions); i++) {
        world_new();
        world.missing[0] = functions[i];
        world_loaded();
        world_close(world_reader());
        if (world.attached != NULL) { /* without the filter manager */
            world_abandon();
        } else {
            world_unload();
        }
    }
}

TEST(a_family_that_the_settings_turn_off_is_not_registered)
{
    static const ULONG off = 0;
    PFILE_OBJECT handle;

    world_new();
    world.values[2] = (struct value){PARAMETERS, L"Registry", REG_DWORD, &off, sizeof off};
    world.values[3] = (struct value){world.values[2].key, L"Objects", REG_SZ, L"0", 4};
    world.values[4] = (struct value){world.values[2].key, L"Images", REG_DWORD, &off, 2};
    world_loaded();
    CHECK(world.registry == NULL && world.objects != NULL && world.image != NULL);
    handle = world_open();
    CHECK_EQUAL(world_status(handle).missing, 1u << RS_CALLBACK_REGISTRY);
    CHECK_EQUAL(world_status(handle).reasons[RS_CALLBACK_REGISTRY], STATUS_NOT_SUPPORTED);
    world_close(handle);
    world_unload();
}

TEST(settings_out_of_their_range_are_brought_into_it_or_left_out)
{
    static const ULONG numbers[] = {0, 1, 8, 256, 257, UINT32_MAX};
    static const WCHAR text[] = L"3852109999999999999999999999999999999999999999";

    for (size_t i = 0; i < COUNT(numbers); i++) {
        for (ULONG length = 0; length < sizeof text; length++) {
            size_t characters = length / sizeof(WCHAR);
            bool is_taken = characters > 0 && characters <= RS_LONGEST_ALTITUDE;

            world_new();
            world.values[2] = (struct value){PARAMETERS, L"KeptEvents", REG_DWORD, &numbers[i], sizeof(ULONG)};
            world.values[3] = (struct value){world.values[2].key, L"Altitude", REG_SZ, text, length};
            rs_settings_read(&rs_driver.settings, &(UNICODE_STRING)RTL_CONSTANT_STRING(
                                                      L"\\Registry\\Machine\\System\\CurrentControlSet\\Services\\Ringside"));
            CHECK(rs_driver.settings.kept_events >= RS_LEAST_KEPT && rs_driver.settings.kept_events <= RS_MOST_KEPT);
            CHECK_EQUAL(length_of(rs_driver.settings.altitude), is_taken ? characters : COUNT(RS_ALTITUDE) - 1);
            CHECK_EQUAL(world.handles, 0);
        }
    }
}

TEST(a_service_key_of_any_length_is_read_or_left_out)
{
    static WCHAR path[0x8000];
    static const USHORT lengths[] = {0, 1, 2, 900, 998, 1000, 1002, 1024, 0x7FFE, 0xFFFE, 0xFFFF};

    world_new();
    for (size_t i = 0; i < COUNT(lengths); i++) {
        UNICODE_STRING service = {lengths[i], lengths[i], path};

        rs_settings_read(&rs_driver.settings, &service);
        CHECK_EQUAL(rs_driver.settings.kept_events, RS_DEFAULT_KEPT);
    }
    rs_settings_read(&rs_driver.settings, NULL);
    CHECK_EQUAL(world.handles, 0);
}
