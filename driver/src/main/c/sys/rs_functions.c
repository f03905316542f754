/* Finding optional functions. At PASSIVE, as MmGetSystemRoutineAddress asks. */
#include "rs_functions.h"

struct rs_functions rs_functions;

struct optional {
    PCWSTR name;
    size_t place; /* in struct rs_functions */
};

#define NAMED(result, name, system_name, arguments) {L"" #system_name, offsetof(struct rs_functions, name)},
static const struct optional optional_functions[] = {RS_OPTIONAL_FUNCTIONS(NAMED)};

/* Wine exports these, too, but only to say that it has not got them: calling one ends the process. */
static const PCWSTR wine_stubs[] = {
    L"IoValidateDeviceIoControlAccess", L"PsDereferencePrimaryToken", L"PsGetProcessCreateTimeQuadPart", L"PsGetProcessExitStatus",
    L"PsGetProcessPeb",                 L"PsReferencePrimaryToken",   L"SeQueryInformationToken",        L"SeTokenIsAdmin",
};

static void *find(PCWSTR name)
{
    UNICODE_STRING string;

    RtlInitUnicodeString(&string, name);
    return MmGetSystemRoutineAddress(&string);
}

bool rs_functions_are_wine(void)
{
    return find(L"wine_ntoskrnl_main_loop") != NULL;
}

static bool is_wine_stub(PCWSTR name)
{
    UNICODE_STRING wanted;
    UNICODE_STRING stub;
    size_t i;

    RtlInitUnicodeString(&wanted, name);
    for (i = 0; i < sizeof wine_stubs / sizeof *wine_stubs; i++) {
        RtlInitUnicodeString(&stub, wine_stubs[i]);
        if (RtlCompareUnicodeString(&wanted, &stub, FALSE) == 0) {
            return true;
        }
    }
    return false;
}

static uint64_t bit(enum rs_function function, bool is_found)
{
    return is_found ? 1ULL << function : 0;
}

void rs_functions_find(void)
{
    struct rs_functions *f = &rs_functions;
    bool is_wine = rs_functions_are_wine();
    size_t i;

    memset(f, 0, sizeof *f);
    for (i = 0; i < sizeof optional_functions / sizeof *optional_functions; i++) {
        void *function = is_wine && is_wine_stub(optional_functions[i].name) ? NULL : find(optional_functions[i].name);

        memcpy((uint8_t *)f + optional_functions[i].place, &function, sizeof function);
    }
    f->found = bit(RS_FUNCTION_PROCESS_NOTIFY_EX2, f->process_notify_ex2 != NULL)
        | bit(RS_FUNCTION_PROCESS_NOTIFY_EX, f->process_notify_ex != NULL)
        | bit(RS_FUNCTION_THREAD_NOTIFY_EX, f->thread_notify_ex != NULL)
        | bit(RS_FUNCTION_IMAGE_NOTIFY_EX, f->image_notify_ex != NULL)
        | bit(RS_FUNCTION_REGISTER_EX, f->registry_notify_ex != NULL)
        | bit(RS_FUNCTION_KEY_NAME_EX, f->key_name_ex != NULL && f->key_name_release != NULL)
        | bit(RS_FUNCTION_OBJECT_CALLBACKS, f->object_notify != NULL && f->object_forget != NULL)
        | bit(RS_FUNCTION_TIME_PRECISE, f->time_precise != NULL) | bit(RS_FUNCTION_POOL_2, f->pool_2 != NULL)
        | bit(RS_FUNCTION_PROTECT_MDL, f->protect_mdl != NULL) | bit(RS_FUNCTION_PROCESS_START, f->process_start != NULL);
#if defined(RS_TEST)
    rs_double_functions(f);
#endif
}
