/* A registry value as text, the way Sysmon writes it. */
#include "rs_event.h"
#include "rs_core_private.h"

/* Types of values (winnt.h). */
#define TYPE_SZ 1u
#define TYPE_EXPAND_SZ 2u
#define TYPE_DWORD 4u
#define TYPE_MULTI_SZ 7u
#define TYPE_QWORD 11u

#define DIGITS 8

/* DISPATCH, as everything here. Writes eight hexadecimal digits. */
static char *hexadecimal(char *out, uint32_t value)
{
    for (int i = DIGITS - 1; i >= 0; i--) {
        *out++ = "0123456789abcdef"[value >> (i * 4) & 15];
    }
    return out;
}

static char *literal(char *out, const char *text)
{
    while (*text != 0) {
        *out++ = *text++;
    }
    return out;
}

static void put_number(struct rs_event *event, uint32_t type, uint64_t value)
{
    char text[48];
    char *end = literal(text, type == TYPE_DWORD ? "DWORD (0x" : "QWORD (0x");

    if (type == TYPE_QWORD) {
        end = literal(hexadecimal(end, (uint32_t)(value >> 32)), "-0x");
    }
    end = literal(hexadecimal(end, (uint32_t)value), ")");
    *end = 0;
    rs_put_ascii(event, RS_REGISTRY_DETAILS, text);
}

/* A string ends with its first NUL, or with the data; a list of strings keeps those between. */
static size_t text_bytes(uint32_t type, const uint8_t *data, size_t bytes)
{
    size_t end = 0;

    bytes &= ~(size_t)1;
    if (type == TYPE_MULTI_SZ) {
        while (bytes >= 2 && data[bytes - 1] == 0 && data[bytes - 2] == 0) {
            bytes -= 2;
        }
        return bytes;
    }
    while (end < bytes && (data[end] != 0 || data[end + 1] != 0)) {
        end += 2;
    }
    return end;
}

void rs_put_value(struct rs_event *event, uint32_t type, const void *data, size_t bytes)
{
    uint64_t number = 0;

    if (event->kind != RS_KIND_REGISTRY) {
        return;
    }
    rs_put_number(event, RS_REGISTRY_VALUE_TYPE, type);
    rs_put_number(event, RS_REGISTRY_DATA_SIZE, (int64_t)bytes);
    rs_put_data(event, RS_REGISTRY_DATA, data, bytes);
    if (type == TYPE_SZ || type == TYPE_EXPAND_SZ || type == TYPE_MULTI_SZ) {
        rs_put_text(event, RS_REGISTRY_DETAILS, data, text_bytes(type, data, bytes));
    } else if ((type == TYPE_DWORD && bytes == 4) || (type == TYPE_QWORD && bytes == 8)) {
        memcpy(&number, data, bytes);
        put_number(event, type, number);
    } else {
        rs_put_ascii(event, RS_REGISTRY_DETAILS, "Binary Data");
    }
}
