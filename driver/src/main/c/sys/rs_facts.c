/* All at PASSIVE. */
#include "rs_facts.h"

#include "rs_functions.h"
#include "rs_names.h"
#include "rs_user.h"

#define MOST_CMDLINE (sizeof(UNICODE_STRING) + RS_LONGEST_CMDLINE + sizeof(WCHAR))

/* Places in the process environment block and in the process's parameters, the same in every 64-bit Windows. */
#define PEB_PARAMETERS 0x20
#define PARAMETERS_FLAGS 0x08
#define PARAMETERS_CWD 0x38
#define PARAMETERS_ARE_NORMALIZED 1u

static struct rs_units units(const void *text, size_t bytes)
{
    struct rs_units units = {text, bytes, text != NULL};

    return units;
}

/* The image's path: what the process was started with if that is exact, else what the system has kept. */
static void read_image(struct rs_facts *facts, PEPROCESS process, const PS_CREATE_NOTIFY_INFO *info)
{
    PUNICODE_STRING located = NULL;
    const UNICODE_STRING *path = info != NULL && info->FileOpenNameAvailable ? info->ImageFileName : NULL;
    struct rs_name name;
    size_t bytes;

    if (path == NULL && process != NULL && rs_functions.process_image != NULL
        && !NT_SUCCESS(rs_functions.process_image(process, &located))) {
        located = NULL;
    }
    path = path != NULL ? path : located != NULL ? located : info != NULL ? info->ImageFileName : NULL;
    name = rs_names_file(path);
    facts->image = rs_names_joined(&name, &bytes);
    facts->facts.image = units(facts->image, bytes);
    if (located != NULL) {
        ExFreePool(located);
    }
}

/* The command line of a process that has been running. */
static void query_cmdline(struct rs_facts *facts, PEPROCESS process)
{
    HANDLE handle;
    ULONG length = 0;
    UNICODE_STRING *answer;

    if (rs_functions.query_process == NULL
        || !NT_SUCCESS(ObOpenObjectByPointer(process, OBJ_KERNEL_HANDLE, NULL, RS_PROCESS_QUERY_INFORMATION, *PsProcessType, KernelMode,
                                             &handle))) {
        return;
    }
    answer = rs_allocate(MOST_CMDLINE, RS_TAG_SHELL);
    if (answer != NULL && NT_SUCCESS(rs_functions.query_process(handle, RS_PROCESS_COMMAND_LINE, answer, MOST_CMDLINE, &length))
        && answer->Length <= RS_LONGEST_CMDLINE && (uint8_t *)answer->Buffer >= (uint8_t *)answer
        && (uint8_t *)answer->Buffer + answer->Length <= (uint8_t *)answer + MOST_CMDLINE) {
        facts->cmdline = answer;
        facts->facts.cmdline = rs_units_of(answer);
    } else {
        rs_free(answer, RS_TAG_SHELL);
    }
    ZwClose(handle);
}

/* APC. Copies from an address in a process's memory, which may be any number. */
static bool copy_from(PEPROCESS process, uint64_t address, void *to, size_t size)
{
    return rs_user_copy(process, (const void *)(ULONG_PTR)address, to, size);
}

/* The current directory, from the process's own memory: it may be anything, and its owner may change it meanwhile. */
static void read_cwd(struct rs_facts *facts, PEPROCESS process)
{
    struct {
        USHORT length;
        USHORT most;
        ULONG padding;
        uint64_t buffer;
    } text;
    uint64_t peb = rs_functions.process_peb != NULL ? (uint64_t)(ULONG_PTR)rs_functions.process_peb(process) : 0;
    uint64_t parameters;
    ULONG flags;

    if (peb == 0 || !copy_from(process, peb + PEB_PARAMETERS, &parameters, sizeof parameters)
        || !copy_from(process, parameters + PARAMETERS_FLAGS, &flags, sizeof flags)
        || !copy_from(process, parameters + PARAMETERS_CWD, &text, sizeof text) || text.length == 0 || text.length > RS_LONGEST_TEXT) {
        return;
    }
    if ((flags & PARAMETERS_ARE_NORMALIZED) == 0) {
        text.buffer += parameters;
    }
    facts->cwd = rs_allocate(text.length, RS_TAG_SHELL);
    if (facts->cwd != NULL && copy_from(process, text.buffer, facts->cwd, text.length)) {
        facts->facts.cwd = units(facts->cwd, text.length & ~1u);
    }
}

static enum rs_word integrity_word(ULONG level)
{
    return level < 0x1000 ? RS_WORD_UNTRUSTED
        : level < 0x2000  ? RS_WORD_LOW
        : level < 0x3000  ? RS_WORD_MEDIUM
        : level < 0x4000  ? RS_WORD_HIGH
                          : RS_WORD_SYSTEM;
}

/* Numbers (session, integrity level) are not given in memory of their own, but in the place of its address. */
static bool token_number(PACCESS_TOKEN token, ULONG kind, ULONG *number)
{
    PVOID answer = NULL;

    if (!NT_SUCCESS(rs_functions.token_query(token, kind, &answer))) {
        return false;
    }
    memcpy(number, &answer, sizeof *number);
    return true;
}

static void read_token(struct rs_facts *facts, PACCESS_TOKEN token)
{
    PVOID answer = NULL;
    ULONG number;

    if (NT_SUCCESS(rs_functions.token_query(token, TokenUser, &answer)) && answer != NULL) {
        if (NT_SUCCESS(RtlConvertSidToUnicodeString(&facts->user_sid, ((TOKEN_USER *)answer)->User.Sid, TRUE))) {
            facts->facts.user_sid = rs_units_of(&facts->user_sid);
        } else {
            facts->user_sid.Buffer = NULL;
        }
        ExFreePool(answer);
    }
    answer = NULL;
    if (NT_SUCCESS(rs_functions.token_query(token, TokenStatistics, &answer)) && answer != NULL) {
        LUID logon = ((TOKEN_STATISTICS *)answer)->AuthenticationId;

        facts->facts.has_logon_id = true;
        facts->facts.logon_id = (uint64_t)(ULONG)logon.HighPart << 32 | logon.LowPart;
        ExFreePool(answer);
    }
    if (token_number(token, TokenSessionId, &number)) {
        facts->facts.has_session = true;
        facts->facts.session = number;
    }
    if (token_number(token, TokenIntegrityLevel, &number)) {
        facts->facts.integrity = integrity_word(number);
    }
}

static void read_object(struct rs_facts *facts, PEPROCESS process)
{
    PACCESS_TOKEN token;

    if (rs_functions.process_start != NULL) {
        facts->facts.start = rs_functions.process_start(process);
    }
    if (facts->facts.parent_pid == 0 && rs_functions.process_parent != NULL) {
        facts->facts.parent_pid = (uint64_t)(ULONG_PTR)rs_functions.process_parent(process);
    }
    read_cwd(facts, process);
    if (rs_functions.process_token != NULL && rs_functions.token_release != NULL && rs_functions.token_query != NULL) {
        token = rs_functions.process_token(process);
        if (token != NULL) {
            read_token(facts, token);
            rs_functions.token_release(token);
        }
    }
}

void rs_facts_read(struct rs_facts *facts, PEPROCESS process, HANDLE pid, const PS_CREATE_NOTIFY_INFO *info)
{
    memset(facts, 0, sizeof *facts);
    facts->facts.pid = (uint64_t)(ULONG_PTR)pid;
    if (info != NULL) {
        facts->facts.parent_pid = (uint64_t)(ULONG_PTR)info->ParentProcessId;
        facts->facts.start = rs_now();
        facts->facts.cmdline = rs_units_of(info->CommandLine);
    }
    read_image(facts, process, info);
    if (process != NULL) {
        read_object(facts, process);
        if (!facts->facts.cmdline.is_known) {
            query_cmdline(facts, process);
        }
    }
}

void rs_facts_free(struct rs_facts *facts)
{
    rs_free(facts->image, RS_TAG_SHELL);
    rs_free(facts->cmdline, RS_TAG_SHELL);
    rs_free(facts->cwd, RS_TAG_SHELL);
    if (facts->user_sid.Buffer != NULL) {
        RtlFreeUnicodeString(&facts->user_sid);
    }
}
