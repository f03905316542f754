/* All at PASSIVE. */
#include "rs_registry_path.h"

#include "rs_driver.h"
#include "rs_names.h"
#include "rs_user.h"

#define LONGEST_NAME 0x8000u /* bytes of a value's or a key's name; the system allows 32,766 */
#define NAME_ROOM (sizeof(UNICODE_STRING) + LONGEST_NAME)

UNICODE_STRING *rs_registry_copy(const UNICODE_STRING *from)
{
    UNICODE_STRING head;
    UNICODE_STRING *copy;

    if (from == NULL || !rs_caller_copy(from, &head, sizeof head) || head.Length > LONGEST_NAME) {
        return NULL;
    }
    copy = rs_allocate(sizeof *copy + head.Length, RS_TAG_SHELL);
    if (copy == NULL) {
        return NULL;
    }
    copy->Buffer = (PWSTR)(copy + 1);
    copy->Length = head.Length & ~(USHORT)1;
    copy->MaximumLength = copy->Length;
    if (copy->Length > 0 && (head.Buffer == NULL || !rs_caller_copy(head.Buffer, copy->Buffer, copy->Length))) {
        rs_free(copy, RS_TAG_SHELL);
        return NULL;
    }
    return copy;
}

/* Where several texts come one behind the other. */
static uint8_t *append(uint8_t *at, const void *text, size_t bytes)
{
    if (bytes > 0) {
        memcpy(at, text, bytes);
    }
    return at + bytes;
}

/* A key's path as users write it, with a value's name behind it if one is given; to be freed with RS_TAG_SHELL. */
static uint16_t *join(const UNICODE_STRING *key, const UNICODE_STRING *value, size_t *bytes)
{
    static const WCHAR unnamed[] = L"(Default)";
    static const WCHAR backslash = L'\\';
    struct rs_name name = rs_names_key(key, rs_driver.settings.control_set);
    const void *last = value != NULL && value->Length > 0 ? (const void *)value->Buffer : (const void *)unnamed;
    size_t last_bytes = value == NULL ? 0 : value->Length > 0 ? value->Length : sizeof unnamed - sizeof *unnamed;
    size_t size = name.first_bytes + name.second_bytes + (value != NULL ? sizeof backslash + last_bytes : 0);
    uint8_t *path = name.second_bytes + name.first_bytes > 0 ? rs_allocate(size, RS_TAG_SHELL) : NULL;
    uint8_t *at = path;

    *bytes = 0;
    if (path != NULL) {
        at = append(at, name.first, name.first_bytes);
        at = append(at, name.second, name.second_bytes);
        if (value != NULL) {
            at = append(at, &backslash, sizeof backslash);
            at = append(at, last, last_bytes);
        }
        *bytes = (size_t)(at - path);
    }
    return (uint16_t *)path;
}

uint16_t *rs_registry_path(PLARGE_INTEGER cookie, PVOID key, const UNICODE_STRING *value, size_t *bytes)
{
    PCUNICODE_STRING name = NULL;
    UNICODE_STRING *answer;
    ULONG length = 0;
    uint16_t *path = NULL;

    *bytes = 0;
    if (key == NULL) {
        return NULL;
    }
    if (rs_functions.key_name_ex != NULL && rs_functions.key_name_release != NULL && cookie != NULL
        && NT_SUCCESS(rs_functions.key_name_ex(cookie, key, NULL, &name, 0)) && name != NULL) {
        path = join(name, value, bytes);
        rs_functions.key_name_release(name);
        return path;
    }
    answer = rs_functions.object_name != NULL ? rs_allocate(NAME_ROOM, RS_TAG_SHELL) : NULL;
    if (answer != NULL && NT_SUCCESS(rs_functions.object_name(key, answer, NAME_ROOM, &length)) && answer->Length <= LONGEST_NAME) {
        path = join(answer, value, bytes);
    }
    rs_free(answer, RS_TAG_SHELL);
    return path;
}
