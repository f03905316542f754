/*
 * What Windows' tracing functions take and give, on 64 bits and without Windows' headers, so that the stand-in runs on Linux, too. layout.c compares each with
 * mingw's headers when it is compiled, but for the two that mingw lacks, which are from Microsoft's documentation.
 */
#ifndef RS_ETW_TYPES_H
#define RS_ETW_TYPES_H

#include <stdint.h>

typedef uint16_t rs_unit; /* of UTF-16 */

struct rs_guid {
    uint32_t a;
    uint16_t b, c;
    uint8_t d[8];
};

struct rs_descriptor { /* EVENT_DESCRIPTOR */
    uint16_t id;
    uint8_t version, channel, level, opcode;
    uint16_t task;
    uint64_t keyword;
};

struct rs_header { /* EVENT_HEADER */
    uint16_t size, header_type, flags, event_property;
    uint32_t thread_id, process_id;
    int64_t time;
    struct rs_guid provider;
    struct rs_descriptor descriptor;
    uint64_t processor_time;
    struct rs_guid activity;
};

struct rs_event { /* EVENT_RECORD */
    struct rs_header header;
    uint16_t processor, logger;
    uint16_t extended_count, user_data_length;
    uint64_t extended;
    uint64_t user_data;
    uint64_t context;
};

struct rs_extended { /* EVENT_HEADER_EXTENDED_DATA_ITEM */
    uint16_t reserved, type, linkage, size;
    uint64_t data;
};

struct rs_properties { /* EVENT_TRACE_PROPERTIES */
    uint32_t size, provider_id;
    uint64_t history;
    int64_t time;
    struct rs_guid guid;
    uint32_t clock, node_flags;
    uint32_t buffer_size, minimum_buffers, maximum_buffers, maximum_file_size, mode, flush_timer, enable_flags;
    int32_t age_limit;
    uint32_t buffers, free_buffers, events_lost, buffers_written, log_buffers_lost, real_time_buffers_lost;
    uint64_t logger_thread;
    uint32_t log_file_name, logger_name;
};

struct rs_logfile { /* EVENT_TRACE_LOGFILEW */
    uint64_t log_file_name, logger_name;
    int64_t current_time;
    uint32_t buffers_read, mode;
    uint8_t current_event[88];
    uint8_t header[280];
    uint64_t buffer_callback;
    uint32_t buffer_size, filled, events_lost, padding;
    uint64_t event_callback;
    uint32_t is_kernel_trace, padding_too;
    uint64_t context;
};

struct rs_filter { /* EVENT_FILTER_DESCRIPTOR */
    uint64_t data;
    uint32_t size, type;
};

struct rs_enable { /* ENABLE_TRACE_PARAMETERS */
    uint32_t version, property, flags;
    struct rs_guid source;
    uint32_t padding;
    uint64_t filters;
    uint32_t filter_count, padding_too;
};

struct rs_event_ids { /* EVENT_FILTER_EVENT_ID; not in mingw */
    uint8_t in, reserved;
    uint16_t count;
    uint16_t ids[];
};

struct rs_predicate { /* PAYLOAD_FILTER_PREDICATE; not in mingw */
    uint64_t field;
    uint16_t operation, padding[3];
    uint64_t value;
};

struct rs_property { /* EVENT_PROPERTY_INFO */
    uint32_t flags, name;
    uint16_t in_type, out_type;
    uint32_t map;
    uint16_t count, length;
    uint32_t reserved;
};

struct rs_event_info { /* TRACE_EVENT_INFO, up to its properties */
    struct rs_guid provider, event;
    struct rs_descriptor descriptor;
    uint32_t source, provider_name, level_name, channel_name, keywords_name, task_name, opcode_name, message, provider_message, binary_xml, binary_xml_size;
    uint32_t event_name, attributes, properties, top_properties, flags;
};

struct rs_provider { /* TRACE_PROVIDER_INFO */
    struct rs_guid guid;
    uint32_t source, name;
};

/* winerror.h */
#define RS_SUCCESS 0u
#define RS_ACCESS_DENIED 5u
#define RS_BAD_LENGTH 24u
#define RS_INVALID_PARAMETER 87u
#define RS_INSUFFICIENT_BUFFER 122u
#define RS_ALREADY_EXISTS 183u
#define RS_MORE_DATA 234u
#define RS_NOT_FOUND 1168u
#define RS_CANCELLED 1223u
#define RS_NO_SYSTEM_RESOURCES 1450u
#define RS_INSTANCE_NOT_FOUND 4201u

#define RS_CONTROL_QUERY 0u
#define RS_CONTROL_STOP 1u
#define RS_CONTROL_UPDATE 2u
#define RS_CONTROL_FLUSH 3u

#define RS_DISABLE_PROVIDER 0u
#define RS_ENABLE_PROVIDER 1u

#define RS_FILTER_PID 0x80000004u
#define RS_FILTER_PAYLOAD 0x80000100u
#define RS_FILTER_EVENT_ID 0x80000200u

#define RS_FLAG_CLASSIC_HEADER 0x0100u
#define RS_FLAG_NETWORK_TCPIP 0x00010000u

#endif
