/* Settings from the service's key: HKLM\SYSTEM\CurrentControlSet\Services\Ringside\Parameters. At PASSIVE. */
#include "rs_driver.h"

#define LONGEST_PATH 512 /* characters of a key's path, with its end */

#define DATA offsetof(KEY_VALUE_PARTIAL_INFORMATION, Data)

/* A value with its data, as ZwQueryValueKey gives it. */
union value {
    KEY_VALUE_PARTIAL_INFORMATION information;
    UCHAR bytes[256];
};

static const PCWSTR switches[RS_CALLBACKS] = {
    [RS_CALLBACK_PROCESS] = L"Processes", [RS_CALLBACK_THREAD] = L"Threads", [RS_CALLBACK_IMAGE] = L"Images",
    [RS_CALLBACK_REGISTRY] = L"Registry", [RS_CALLBACK_OBJECT] = L"Objects", [RS_CALLBACK_FILES] = L"Files",
    [RS_CALLBACK_PIPES] = L"Pipes",       [RS_CALLBACK_SHUTDOWN] = L"Shutdown",
};

static HANDLE open_key(PCWSTR path)
{
    OBJECT_ATTRIBUTES attributes;
    UNICODE_STRING name;
    HANDLE key;

    RtlInitUnicodeString(&name, path);
    InitializeObjectAttributes(&attributes, &name, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
    return NT_SUCCESS(ZwOpenKey(&key, KEY_READ, &attributes)) ? key : NULL;
}

static bool read_value(HANDLE key, PCWSTR value_name, ULONG type, union value *value)
{
    UNICODE_STRING name;
    ULONG length = 0;

    RtlInitUnicodeString(&name, value_name);
    return NT_SUCCESS(ZwQueryValueKey(key, &name, KeyValuePartialInformation, value, sizeof *value, &length))
        && value->information.Type == type
        && value->information.DataLength <= sizeof *value - DATA;
}

static ULONG read_number(HANDLE key, PCWSTR name, ULONG otherwise)
{
    union value value;
    ULONG number;

    if (!read_value(key, name, REG_DWORD, &value) || value.information.DataLength != sizeof number) {
        return otherwise;
    }
    memcpy(&number, value.bytes + DATA, sizeof number);
    return number;
}

/* What is empty, longer than an altitude can be, or no text is as if it were not set. The end may be among the characters. */
static void read_altitude(HANDLE key, WCHAR *altitude)
{
    union value value;
    size_t length;

    if (read_value(key, L"Altitude", REG_SZ, &value)) {
        length = value.information.DataLength / sizeof(WCHAR);
        if (length > 0 && length <= RS_LONGEST_ALTITUDE) {
            memcpy(altitude, value.bytes + DATA, length * sizeof(WCHAR));
            altitude[length] = 0;
        }
    }
}

static void read_parameters(struct rs_settings *settings, HANDLE key)
{
    ULONG kept = read_number(key, L"KeptEvents", settings->kept_events);
    size_t i;

    for (i = 0; i < RS_CALLBACKS; i++) {
        settings->is_enabled[i] = read_number(key, switches[i], 1) != 0;
    }
    settings->kept_events = kept < RS_LEAST_KEPT ? RS_LEAST_KEPT : kept > RS_MOST_KEPT ? RS_MOST_KEPT : kept;
    read_altitude(key, settings->altitude);
}

/* Path of a service's Parameters; false if it is too long. */
static bool parameters_path(PCUNICODE_STRING service, WCHAR *path)
{
    static const WCHAR end[] = L"\\Parameters";
    size_t length = rs_is_string(service) ? service->Length / sizeof(WCHAR) : 0;

    if (length == 0 || length + sizeof end / sizeof *end > LONGEST_PATH) {
        return false;
    }
    memcpy(path, service->Buffer, length * sizeof(WCHAR));
    memcpy(path + length, end, sizeof end);
    return true;
}

void rs_settings_read(struct rs_settings *settings, PCUNICODE_STRING service)
{
    static const WCHAR altitude[] = RS_ALTITUDE;
    WCHAR path[LONGEST_PATH];
    HANDLE key;
    size_t i;

    memset(settings, 0, sizeof *settings);
    settings->kept_events = RS_DEFAULT_KEPT;
    memcpy(settings->altitude, altitude, sizeof altitude);
    for (i = 0; i < RS_CALLBACKS; i++) {
        settings->is_enabled[i] = true;
    }
    key = parameters_path(service, path) ? open_key(path) : NULL;
    if (key != NULL) {
        read_parameters(settings, key);
        ZwClose(key);
    }
    key = open_key(L"\\Registry\\Machine\\SYSTEM\\Select");
    if (key != NULL) {
        settings->control_set = read_number(key, L"Current", 0);
        ZwClose(key);
    }
}
