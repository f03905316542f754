/* Finding the filter manager among the loaded modules. At PASSIVE, once. It never goes away: the volumes' filtering hangs on it. */
#include "rs_filter_manager.h"

#include "rs_exports.h"
#include "rs_functions.h"
#if defined(RS_TEST)
#include "rs_raise_file.h"
#endif

#define FIRST_SIZE 0x20000u
#define MOST_SIZE 0x400000u

struct rs_filter_manager rs_filter_manager;

/* What the system says of a module (SystemModuleInformation). */
struct module {
    HANDLE section;
    PVOID mapped;
    PVOID base;
    ULONG size;
    ULONG flags;
    USHORT load_order;
    USHORT init_order;
    USHORT load_count;
    USHORT name_offset; /* of the file's name in the path */
    CHAR path[256];     /* terminated */
};

struct modules {
    ULONG count;
    ULONG padding;
    struct module modules[];
};

struct wanted {
    const char *name;
    size_t place; /* in struct rs_filter_manager */
};

#define NAMED(result, name, system_name, arguments) {#system_name, offsetof(struct rs_filter_manager, name)},
static const struct wanted wanted_functions[] = {RS_FILTER_FUNCTIONS(NAMED)};

static bool is_filter_manager(const struct module *module)
{
    static const char name[] = "fltmgr.sys";
    size_t i;

    if (module->name_offset > sizeof module->path - sizeof name) {
        return false;
    }
    for (i = 0; i < sizeof name; i++) {
        char character = module->path[module->name_offset + i];

        if (character >= 'A' && character <= 'Z') {
            character = (char)(character - 'A' + 'a');
        }
        if (character != name[i]) {
            return false;
        }
    }
    return true;
}

/* The list of modules, to be freed with RS_TAG_SHELL; null if it cannot be had. */
static struct modules *list_modules(ULONG *room)
{
    ULONG size;

    for (size = FIRST_SIZE; size <= MOST_SIZE; size *= 2) {
        struct modules *list = rs_allocate(size, RS_TAG_SHELL);
        ULONG length = 0;
        NTSTATUS status;

        if (list == NULL) {
            return NULL;
        }
        status = rs_functions.query_system(RS_SYSTEM_MODULE_INFORMATION, list, size, &length);
        if (NT_SUCCESS(status)) {
            *room = size;
            return list;
        }
        rs_free(list, RS_TAG_SHELL);
        if (status != STATUS_INFO_LENGTH_MISMATCH) {
            return NULL;
        }
    }
    return NULL;
}

static bool find_in(const struct module *module)
{
    size_t i;

    for (i = 0; i < sizeof wanted_functions / sizeof *wanted_functions; i++) {
        void *function = rs_exports_find(module->base, module->size, wanted_functions[i].name);

        if (function == NULL) {
            memset(&rs_filter_manager, 0, sizeof rs_filter_manager);
            return false;
        }
        memcpy((uint8_t *)&rs_filter_manager + wanted_functions[i].place, &function, sizeof function);
    }
    return true;
}

bool rs_filter_manager_find(void)
{
    struct modules *list;
    bool is_found = false;
    ULONG room = 0;
    ULONG i;

    memset(&rs_filter_manager, 0, sizeof rs_filter_manager);
    list = rs_functions.query_system != NULL ? list_modules(&room) : NULL;
    for (i = 0; list != NULL && i < list->count && i < (room - sizeof *list) / sizeof *list->modules && !is_found; i++) {
        is_found = is_filter_manager(&list->modules[i]) && find_in(&list->modules[i]);
    }
    rs_free(list, RS_TAG_SHELL);
#if defined(RS_TEST)
    rs_double_filter_manager();
#endif
    return is_found;
}
