/*
 * The table of letters has a lock, under which 26 short prefixes are compared. Comparing folds ASCII letters only: device names are ASCII, and
 * the system's own folding needs PASSIVE.
 */
#include "rs_names.h"

#define LETTERS 26u
#define LONGEST_DEVICE 64u /* characters of a volume's name */
#define SECOND 10000000LL  /* in 100 ns */

struct volume {
    uint16_t device[LONGEST_DEVICE];
    size_t length; /* characters; 0 if there is no such letter */
};

static struct {
    struct rs_lock lock;
    struct volume volumes[LETTERS];
    uint16_t system_root[LONGEST_DEVICE]; /* written once, before its length */
    uint64_t system_root_length;          /* characters; 0 until it is known; atomic */
    bool is_stale;
    int64_t read_at;
} names;

/* "A:B:C:…" */
static uint16_t letters[2 * LETTERS];

/* PASSIVE. */
void rs_names_create(void)
{
    size_t i;

    memset(&names, 0, sizeof names);
    rs_lock_create(&names.lock);
    for (i = 0; i < LETTERS; i++) {
        letters[2 * i] = (uint16_t)('A' + i);
        letters[2 * i + 1] = ':';
    }
    rs_names_refresh();
}

/* PASSIVE. */
void rs_names_destroy(void)
{
    rs_lock_destroy(&names.lock);
}

/* PASSIVE. Where a symbolic link leads; 0 characters if there is none or it is too long. */
static size_t follow(PCWSTR link_name, uint16_t *target)
{
    OBJECT_ATTRIBUTES attributes;
    UNICODE_STRING name;
    UNICODE_STRING answer = {0, LONGEST_DEVICE * sizeof(WCHAR), (PWSTR)target};
    HANDLE link;
    NTSTATUS status;

    RtlInitUnicodeString(&name, link_name);
    InitializeObjectAttributes(&attributes, &name, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
    if (!NT_SUCCESS(ZwOpenSymbolicLinkObject(&link, SYMBOLIC_LINK_QUERY, &attributes))) {
        return 0;
    }
    status = ZwQuerySymbolicLinkObject(link, &answer, NULL);
    ZwClose(link);
    return NT_SUCCESS(status) && answer.Length <= LONGEST_DEVICE * sizeof(WCHAR) ? answer.Length / sizeof(WCHAR) : 0;
}

/* PASSIVE. The system's folder as users write it, from the registry. */
static size_t read_system_root(uint16_t *root)
{
    UNICODE_STRING path = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"SystemRoot");
    OBJECT_ATTRIBUTES attributes;
    union {
        KEY_VALUE_PARTIAL_INFORMATION information;
        UCHAR bytes[sizeof(KEY_VALUE_PARTIAL_INFORMATION) + LONGEST_DEVICE * sizeof(WCHAR)];
    } value;
    ULONG length;
    HANDLE key;
    NTSTATUS status;
    size_t characters;

    InitializeObjectAttributes(&attributes, &path, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
    if (!NT_SUCCESS(ZwOpenKey(&key, KEY_READ, &attributes))) {
        return 0;
    }
    status = ZwQueryValueKey(key, &name, KeyValuePartialInformation, &value, sizeof value, &length);
    ZwClose(key);
    if (!NT_SUCCESS(status) || value.information.Type != REG_SZ || value.information.DataLength > LONGEST_DEVICE * sizeof(WCHAR)) {
        return 0;
    }
    characters = value.information.DataLength / sizeof(WCHAR);
    memcpy(root, value.information.Data, characters * sizeof(WCHAR));
    while (characters > 0 && root[characters - 1] == 0) {
        characters--;
    }
    return characters;
}

/* PASSIVE. */
void rs_names_refresh(void)
{
    WCHAR link[] = L"\\GLOBAL??\\A:";
    struct volume *volumes = rs_allocate(LETTERS * sizeof *volumes, RS_TAG_SHELL);
    uint16_t root[LONGEST_DEVICE];
    size_t root_length = read_system_root(root);
    size_t i;

    for (i = 0; volumes != NULL && i < LETTERS; i++) {
        link[sizeof link / sizeof *link - 3] = (WCHAR)('A' + i);
        volumes[i].length = follow(link, volumes[i].device);
    }
    rs_lock_take(&names.lock);
    if (volumes != NULL) {
        memcpy(names.volumes, volumes, sizeof names.volumes);
    }
    if (root_length > 0 && rs_atomic_get(&names.system_root_length) == 0) {
        memcpy(names.system_root, root, root_length * sizeof *root);
        rs_atomic_set(&names.system_root_length, root_length);
    }
    names.is_stale = false;
    names.read_at = rs_now();
    rs_lock_leave(&names.lock);
    rs_free(volumes, RS_TAG_SHELL);
}

/* PASSIVE. */
void rs_names_refresh_if_stale(void)
{
    bool is_due;

    rs_lock_take(&names.lock);
    is_due = names.is_stale && rs_now() - names.read_at > SECOND;
    rs_lock_leave(&names.lock);
    if (is_due) {
        rs_names_refresh();
    }
}

static uint16_t fold(uint16_t unit)
{
    return unit >= 'a' && unit <= 'z' ? (uint16_t)(unit - 'a' + 'A') : unit;
}

/* Whether a path begins with a prefix that ends at a backslash or the path's end. */
static bool has_prefix(const uint16_t *path, size_t length, const uint16_t *prefix, size_t prefix_length)
{
    size_t i;

    if (prefix_length == 0 || prefix_length > length || (prefix_length < length && path[prefix_length] != '\\')) {
        return false;
    }
    for (i = 0; i < prefix_length; i++) {
        if (fold(path[i]) != fold(prefix[i])) {
            return false;
        }
    }
    return true;
}

#define PREFIX(path, length, text) has_prefix(path, length, (const uint16_t *)(text), sizeof(text) / sizeof(WCHAR) - 1)
#define CHARACTERS(text) (sizeof(text) / sizeof(WCHAR) - 1)

/* A name of a constant and what is left of a path from a character on. */
static struct rs_name behind(const uint16_t *first, size_t first_length, const uint16_t *path, size_t length, size_t from)
{
    struct rs_name name = {first, first_length * sizeof(uint16_t), path + from, (length - from) * sizeof(uint16_t)};

    return name;
}

/* DISPATCH. The letter of the volume a path is on, or its path as it is. */
static struct rs_name on_volume(const uint16_t *path, size_t length)
{
    struct rs_name name = behind(NULL, 0, path, length, 0);
    size_t i;

    rs_lock_take(&names.lock);
    for (i = 0; i < LETTERS; i++) {
        const struct volume *volume = &names.volumes[i];

        if (has_prefix(path, length, volume->device, volume->length)) {
            name = behind(&letters[2 * i], 2, path, length, volume->length);
            break;
        }
    }
    names.is_stale |= i == LETTERS;
    rs_lock_leave(&names.lock);
    return name;
}

/* DISPATCH. */
struct rs_name rs_names_file(const UNICODE_STRING *path)
{
    static const uint16_t backslash = '\\';
    struct rs_name name = {0};
    const uint16_t *units;
    size_t length;
    size_t root_length;

    if (!rs_is_string(path) || path->Length == 0) {
        return name;
    }
    units = (const uint16_t *)path->Buffer;
    length = path->Length / sizeof(WCHAR);
    if (PREFIX(units, length, L"\\Device\\Mup")) {
        return behind(&backslash, 1, units, length, CHARACTERS(L"\\Device\\Mup"));
    }
    if (PREFIX(units, length, L"\\Device")) {
        return on_volume(units, length);
    }
    if (PREFIX(units, length, L"\\??\\UNC")) {
        return behind(&backslash, 1, units, length, CHARACTERS(L"\\??\\UNC"));
    }
    if (PREFIX(units, length, L"\\??") && length > CHARACTERS(L"\\??\\")) {
        return behind(NULL, 0, units, length, CHARACTERS(L"\\??\\"));
    }
    root_length = rs_atomic_get(&names.system_root_length);
    if (PREFIX(units, length, L"\\SystemRoot") && root_length > 0) {
        return behind(names.system_root, root_length, units, length, CHARACTERS(L"\\SystemRoot"));
    }
    return behind(NULL, 0, units, length, 0);
}

/* Whether what follows HKLM is the current control set: \SYSTEM\ControlSet001 if its number is 1. Gives its characters, else 0. */
static size_t control_set_at(const uint16_t *path, size_t length, ULONG control_set)
{
    WCHAR set[] = L"\\SYSTEM\\ControlSet000";
    size_t last = CHARACTERS(L"\\SYSTEM\\ControlSet000") - 1;

    if (control_set == 0 || control_set > 999) {
        return 0;
    }
    set[last] = (WCHAR)('0' + control_set % 10);
    set[last - 1] = (WCHAR)('0' + control_set / 10 % 10);
    set[last - 2] = (WCHAR)('0' + control_set / 100);
    return has_prefix(path, length, (const uint16_t *)set, last + 1) ? last + 1 : 0;
}

/* DISPATCH. */
struct rs_name rs_names_key(const UNICODE_STRING *path, ULONG control_set)
{
    static const WCHAR machine[] = L"HKLM";
    static const WCHAR users[] = L"HKU";
    static const WCHAR current[] = L"HKLM\\System\\CurrentControlSet";
    struct rs_name name = {0};
    const uint16_t *units;
    size_t length;
    size_t hive = CHARACTERS(L"\\REGISTRY\\MACHINE");
    size_t set;

    if (!rs_is_string(path) || path->Length == 0) {
        return name;
    }
    units = (const uint16_t *)path->Buffer;
    length = path->Length / sizeof(WCHAR);
    if (PREFIX(units, length, L"\\REGISTRY\\MACHINE")) {
        set = control_set_at(units + hive, length - hive, control_set);
        return set != 0 ? behind((const uint16_t *)current, CHARACTERS(L"HKLM\\System\\CurrentControlSet"), units, length, hive + set)
                        : behind((const uint16_t *)machine, CHARACTERS(L"HKLM"), units, length, hive);
    }
    if (PREFIX(units, length, L"\\REGISTRY\\USER")) {
        return behind((const uint16_t *)users, CHARACTERS(L"HKU"), units, length, CHARACTERS(L"\\REGISTRY\\USER"));
    }
    return behind(NULL, 0, units, length, 0);
}

/* DISPATCH. */
uint16_t *rs_names_joined(const struct rs_name *name, size_t *bytes)
{
    size_t size = name->first_bytes + name->second_bytes;
    uint8_t *joined = size > 0 ? rs_allocate(size, RS_TAG_SHELL) : NULL;

    *bytes = joined != NULL ? size : 0;
    if (joined != NULL) {
        if (name->first_bytes > 0) {
            memcpy(joined, name->first, name->first_bytes);
        }
        memcpy(joined + name->first_bytes, name->second, name->second_bytes);
    }
    return (uint16_t *)joined;
}

/* DISPATCH. */
void rs_put_file(struct rs_event *event, unsigned field, const UNICODE_STRING *path)
{
    struct rs_name name = rs_names_file(path);

    if (name.first_bytes + name.second_bytes == 0) {
        rs_put_unknown(event, field);
    } else {
        rs_put_joined(event, field, name.first, name.first_bytes, name.second, name.second_bytes);
    }
}
