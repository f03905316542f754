/*
 * Prints the contract as the compiler has it, for whoever reads records and writes requests in another language:
 *
 *     constant NAME VALUE
 *     struct NAME SIZE
 *     member STRUCT.NAME OFFSET SIZE
 *     field KIND NUMBER NAME TYPE
 */
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>

#include "ringside.h"

#define CONSTANT(name) printf("constant %s %" PRId64 "\n", #name, (int64_t)(name));
#define STRUCT(name) printf("struct %s %zu\n", #name, sizeof(struct name));
#define MEMBER(type, name) printf("member %s.%s %zu %zu\n", #type, #name, offsetof(struct type, name), sizeof(((struct type *)0)->name));

static const char *const types[] = {"number", "time", "ticks", "text", "data"};
static int number;

#define FIELD(constant, name, type) printf("field %s %d %s %s\n", kind, number++, name, types[type]);
#define KIND(text, constant, fields)                               \
    {                                                              \
        const char *kind = text;                                   \
        printf("constant RS_KIND_%s %d\n", #constant, RS_KIND_##constant); \
        number = 0;                                                \
        RS_CONTEXT_FIELDS(FIELD)                                   \
        fields(FIELD)                                              \
    }

static void kinds(void)
{
    KIND("procs", PROCS, RS_PROCS_FIELDS)
    KIND("exits", EXITS, RS_EXITS_FIELDS)
    KIND("threads", THREADS, RS_THREADS_FIELDS)
    KIND("images", IMAGES, RS_IMAGES_FIELDS)
    KIND("modules", MODULES, RS_MODULES_FIELDS)
    KIND("access", ACCESS, RS_ACCESS_FIELDS)
    KIND("registry", REGISTRY, RS_REGISTRY_FIELDS)
    KIND("files", FILES, RS_FILES_FIELDS)
    KIND("rawreads", RAWREADS, RS_RAWREADS_FIELDS)
    KIND("pipes", PIPES, RS_PIPES_FIELDS)
    KIND("tampering", TAMPERING, RS_TAMPERING_FIELDS)
    KIND("health", HEALTH, RS_HEALTH_FIELDS)
}

static void constants(void)
{
    CONSTANT(RS_VERSION)
    CONSTANT(RS_DRIVER_VERSION)
    CONSTANT(RS_CONTROL_START)
    CONSTANT(RS_CONTROL_READ)
    CONSTANT(RS_CONTROL_SET_FILTER)
    CONSTANT(RS_CONTROL_STATUS)
    CONSTANT(RS_CONTROL_STOP)
    CONSTANT(RS_CONTROL_RAISE)
    CONSTANT(RS_LEAST_RING)
    CONSTANT(RS_MOST_RING)
    CONSTANT(RS_DEFAULT_RING)
    CONSTANT(RS_LARGEST_RECORD)
    CONSTANT(RS_LONGEST_CMDLINE)
    CONSTANT(RS_LONGEST_TEXT)
    CONSTANT(RS_LONGEST_DATA)
    CONSTANT(RS_MOST_FIELDS)
    CONSTANT(RS_MOST_TAKERS)
    CONSTANT(RS_MOST_INSTRUCTIONS)
    CONSTANT(RS_MOST_BRANCHES)
    CONSTANT(RS_MOST_SETS)
    CONSTANT(RS_LONGEST_KEY)
    CONSTANT(RS_LARGEST_FILTER)
    CONSTANT(RS_STACK)
    CONSTANT(RS_BUDGET)
    CONSTANT(RS_KINDS)
    CONSTANT(RS_TRUNCATED)
    CONSTANT(RS_LOSS_BEFORE)
    CONSTANT(RS_RECORD_FIELDS)
    CONSTANT(RS_UNCERTAIN)
    CONSTANT(RS_PSEUDO_SET)
    CONSTANT(RS_PSEUDO_TABLE)
    CONSTANT(RS_HELPER_LOOKUP)
    CONSTANT(RS_HELPER_COPY)
    CONSTANT(RS_HELPER_TEXT)
    CONSTANT(RS_HELPER_SEARCH)
    CONSTANT(RS_FORM_PLAIN)
    CONSTANT(RS_FORM_UPPER)
    CONSTANT(RS_TEXT_MISSING)
    CONSTANT(RS_TEXT_UNKNOWN)
    CONSTANT(RS_TEXT_ROOM)
    CONSTANT(RS_TEXT_CAPACITY)
    CONSTANT(RS_TABLE_STATE)
    CONSTANT(RS_CALLBACKS)
    CONSTANT(RS_STARTED)
    CONSTANT(RS_PROGRAMS_READ_ONLY)
}

static void structures(void)
{
    STRUCT(rs_record)
    MEMBER(rs_record, size)
    MEMBER(rs_record, kind)
    MEMBER(rs_record, flags)
    MEMBER(rs_record, sequence)
    MEMBER(rs_record, time)
    MEMBER(rs_record, takers)
    MEMBER(rs_record, uncertain)
    MEMBER(rs_record, generation)
    MEMBER(rs_record, present)
    MEMBER(rs_record, unknown)
    STRUCT(rs_text)
    MEMBER(rs_text, offset)
    MEMBER(rs_text, length)
    STRUCT(rs_request)
    MEMBER(rs_request, size)
    MEMBER(rs_request, version)
    STRUCT(rs_start)
    MEMBER(rs_start, ring)
    MEMBER(rs_start, reserved)
    STRUCT(rs_started)
    MEMBER(rs_started, ring)
    MEMBER(rs_started, driver_version)
    MEMBER(rs_started, time)
    STRUCT(rs_batch)
    MEMBER(rs_batch, size)
    MEMBER(rs_batch, version)
    MEMBER(rs_batch, count)
    MEMBER(rs_batch, reserved)
    MEMBER(rs_batch, lost)
    STRUCT(rs_set_filter)
    MEMBER(rs_set_filter, generation)
    MEMBER(rs_set_filter, takers)
    MEMBER(rs_set_filter, kind)
    MEMBER(rs_set_filter, reserved)
    MEMBER(rs_set_filter, code)
    MEMBER(rs_set_filter, instructions)
    MEMBER(rs_set_filter, sets)
    MEMBER(rs_set_filter, set_count)
    MEMBER(rs_set_filter, tables)
    MEMBER(rs_set_filter, tables_size)
    STRUCT(rs_set)
    MEMBER(rs_set, keys)
    MEMBER(rs_set, key_size)
    MEMBER(rs_set, count)
    MEMBER(rs_set, reserved)
    STRUCT(rs_verdict)
    MEMBER(rs_verdict, verdict)
    MEMBER(rs_verdict, instruction)
    STRUCT(rs_counters)
    MEMBER(rs_counters, begun)
    MEMBER(rs_counters, seen)
    MEMBER(rs_counters, filtered)
    MEMBER(rs_counters, delivered)
    MEMBER(rs_counters, lost)
    MEMBER(rs_counters, read)
    MEMBER(rs_counters, discarded)
    MEMBER(rs_counters, undecided)
    MEMBER(rs_counters, generation)
    MEMBER(rs_counters, takers)
    STRUCT(rs_status)
    MEMBER(rs_status, driver_version)
    MEMBER(rs_status, flags)
    MEMBER(rs_status, registered)
    MEMBER(rs_status, missing)
    MEMBER(rs_status, legacy)
    MEMBER(rs_status, ring)
    MEMBER(rs_status, waiting)
    MEMBER(rs_status, processes)
    MEMBER(rs_status, forgotten)
    MEMBER(rs_status, functions)
    MEMBER(rs_status, started)
    MEMBER(rs_status, time)
    MEMBER(rs_status, reasons)
    MEMBER(rs_status, counters)
}

int main(void)
{
    constants();
    structures();
    kinds();
    return 0;
}
