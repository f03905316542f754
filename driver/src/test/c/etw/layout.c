/*
 * Sizes and offsets of what Windows' tracing functions take and give, from mingw's headers. Never run: compiled to assembly for Windows, where `build` finds the
 * lines, which are
 *
 *     STRUCTURE SIZE
 *     STRUCTURE.MEMBER OFFSET
 *
 * Compiling it fails if types.h says otherwise.
 */
#define _WIN32_WINNT 0x0602
#include <windows.h>

#include <wmistr.h>

#include <evntrace.h>

#include <evntcons.h>
#include <tdh.h>

#include <stddef.h>

#include "recording.h"
#include "types.h"

/* From Microsoft's documentation: this mingw has neither. */
typedef struct {
    BOOLEAN FilterIn;
    UCHAR Reserved;
    USHORT Count;
    USHORT Events[ANYSIZE_ARRAY];
} EVENT_FILTER_EVENT_ID;

typedef struct {
    LPWSTR FieldName;
    USHORT CompareOp;
    LPWSTR Value;
} PAYLOAD_FILTER_PREDICATE;

#define TELL(text, value) __asm__ volatile("\n->" text " %c0" : : "i"(value))
#define STRUCT(name) TELL(#name, sizeof(name))
#define MEMBER(name, member) TELL(#name "." #member, offsetof(name, member))
#define SAME_SIZE(theirs, ours) _Static_assert(sizeof(theirs) == sizeof(struct ours), #theirs)
#define SAME(theirs, member, ours, mine) _Static_assert(offsetof(theirs, member) == offsetof(struct ours, mine), #theirs "." #member)

SAME_SIZE(GUID, rs_guid);
SAME_SIZE(EVENT_DESCRIPTOR, rs_descriptor);
SAME(EVENT_DESCRIPTOR, Level, rs_descriptor, level);
SAME(EVENT_DESCRIPTOR, Keyword, rs_descriptor, keyword);
SAME_SIZE(EVENT_HEADER, rs_header);
SAME(EVENT_HEADER, Flags, rs_header, flags);
SAME(EVENT_HEADER, ProcessId, rs_header, process_id);
SAME(EVENT_HEADER, TimeStamp, rs_header, time);
SAME(EVENT_HEADER, ProviderId, rs_header, provider);
SAME(EVENT_HEADER, EventDescriptor, rs_header, descriptor);
SAME(EVENT_HEADER, ActivityId, rs_header, activity);
SAME_SIZE(EVENT_RECORD, rs_event);
_Static_assert(sizeof(EVENT_RECORD) == RS_RECORDED_HEAD, "recording.h");
_Static_assert(offsetof(EVENT_RECORD, ExtendedDataCount) == RS_RECORDED_EXTENDED_COUNT, "recording.h");
_Static_assert(offsetof(EVENT_RECORD, UserDataLength) == RS_RECORDED_USER_DATA_LENGTH, "recording.h");
_Static_assert(offsetof(EVENT_RECORD, ExtendedData) == RS_RECORDED_EXTENDED, "recording.h");
_Static_assert(offsetof(EVENT_RECORD, UserData) == RS_RECORDED_USER_DATA, "recording.h");
SAME(EVENT_RECORD, ExtendedDataCount, rs_event, extended_count);
SAME(EVENT_RECORD, UserData, rs_event, user_data);
SAME(EVENT_RECORD, UserContext, rs_event, context);
SAME_SIZE(EVENT_HEADER_EXTENDED_DATA_ITEM, rs_extended);
SAME(EVENT_HEADER_EXTENDED_DATA_ITEM, DataSize, rs_extended, size);
SAME(EVENT_HEADER_EXTENDED_DATA_ITEM, DataPtr, rs_extended, data);
SAME_SIZE(EVENT_TRACE_PROPERTIES, rs_properties);
SAME(EVENT_TRACE_PROPERTIES, Wnode.Guid, rs_properties, guid);
SAME(EVENT_TRACE_PROPERTIES, LogFileMode, rs_properties, mode);
SAME(EVENT_TRACE_PROPERTIES, EnableFlags, rs_properties, enable_flags);
SAME(EVENT_TRACE_PROPERTIES, BuffersWritten, rs_properties, buffers_written);
SAME(EVENT_TRACE_PROPERTIES, EventsLost, rs_properties, events_lost);
SAME(EVENT_TRACE_PROPERTIES, RealTimeBuffersLost, rs_properties, real_time_buffers_lost);
SAME(EVENT_TRACE_PROPERTIES, LoggerNameOffset, rs_properties, logger_name);
SAME_SIZE(EVENT_TRACE_LOGFILEW, rs_logfile);
SAME(EVENT_TRACE_LOGFILEW, LoggerName, rs_logfile, logger_name);
SAME(EVENT_TRACE_LOGFILEW, BuffersRead, rs_logfile, buffers_read);
SAME(EVENT_TRACE_LOGFILEW, ProcessTraceMode, rs_logfile, mode);
SAME(EVENT_TRACE_LOGFILEW, BufferCallback, rs_logfile, buffer_callback);
SAME(EVENT_TRACE_LOGFILEW, EventRecordCallback, rs_logfile, event_callback);
SAME(EVENT_TRACE_LOGFILEW, Context, rs_logfile, context);
SAME_SIZE(EVENT_FILTER_DESCRIPTOR, rs_filter);
SAME(EVENT_FILTER_DESCRIPTOR, Type, rs_filter, type);
SAME_SIZE(ENABLE_TRACE_PARAMETERS, rs_enable);
SAME(ENABLE_TRACE_PARAMETERS, EnableFilterDesc, rs_enable, filters);
SAME(ENABLE_TRACE_PARAMETERS, FilterDescCount, rs_enable, filter_count);
SAME(EVENT_FILTER_EVENT_ID, Events, rs_event_ids, ids);
SAME_SIZE(PAYLOAD_FILTER_PREDICATE, rs_predicate);
SAME(PAYLOAD_FILTER_PREDICATE, Value, rs_predicate, value);
SAME_SIZE(EVENT_PROPERTY_INFO, rs_property);
SAME(EVENT_PROPERTY_INFO, length, rs_property, length);
SAME(TRACE_EVENT_INFO, ProviderNameOffset, rs_event_info, provider_name);
SAME(TRACE_EVENT_INFO, TopLevelPropertyCount, rs_event_info, top_properties);
_Static_assert(offsetof(TRACE_EVENT_INFO, EventPropertyInfoArray) == sizeof(struct rs_event_info), "TRACE_EVENT_INFO");
SAME_SIZE(TRACE_PROVIDER_INFO, rs_provider);

/* What the service manager takes and gives; the structures are those of a library. */
static inline __attribute__((always_inline)) void services(void)
{
    STRUCT(SERVICE_STATUS);
    MEMBER(SERVICE_STATUS, dwServiceType);
    MEMBER(SERVICE_STATUS, dwCurrentState);
    MEMBER(SERVICE_STATUS, dwControlsAccepted);
    MEMBER(SERVICE_STATUS, dwWin32ExitCode);
    MEMBER(SERVICE_STATUS, dwServiceSpecificExitCode);
    MEMBER(SERVICE_STATUS, dwCheckPoint);
    MEMBER(SERVICE_STATUS, dwWaitHint);
    STRUCT(SERVICE_TABLE_ENTRY);
    MEMBER(SERVICE_TABLE_ENTRY, lpServiceName);
    MEMBER(SERVICE_TABLE_ENTRY, lpServiceProc);
    STRUCT(SERVICE_FAILURE_ACTIONS);
    MEMBER(SERVICE_FAILURE_ACTIONS, dwResetPeriod);
    MEMBER(SERVICE_FAILURE_ACTIONS, lpRebootMsg);
    MEMBER(SERVICE_FAILURE_ACTIONS, lpCommand);
    MEMBER(SERVICE_FAILURE_ACTIONS, cActions);
    MEMBER(SERVICE_FAILURE_ACTIONS, lpsaActions);
    STRUCT(SC_ACTION);
    MEMBER(SC_ACTION, Type);
    MEMBER(SC_ACTION, Delay);
}

void layout(void)
{
    STRUCT(EVENT_DESCRIPTOR);
    MEMBER(EVENT_DESCRIPTOR, Id);
    MEMBER(EVENT_DESCRIPTOR, Version);
    MEMBER(EVENT_DESCRIPTOR, Channel);
    MEMBER(EVENT_DESCRIPTOR, Level);
    MEMBER(EVENT_DESCRIPTOR, Opcode);
    MEMBER(EVENT_DESCRIPTOR, Task);
    MEMBER(EVENT_DESCRIPTOR, Keyword);
    STRUCT(EVENT_RECORD);
    MEMBER(EVENT_RECORD, EventHeader.Flags);
    MEMBER(EVENT_RECORD, EventHeader.ThreadId);
    MEMBER(EVENT_RECORD, EventHeader.ProcessId);
    MEMBER(EVENT_RECORD, EventHeader.TimeStamp);
    MEMBER(EVENT_RECORD, EventHeader.ProviderId);
    MEMBER(EVENT_RECORD, EventHeader.EventDescriptor);
    MEMBER(EVENT_RECORD, EventHeader.ActivityId);
    MEMBER(EVENT_RECORD, ExtendedDataCount);
    MEMBER(EVENT_RECORD, UserDataLength);
    MEMBER(EVENT_RECORD, ExtendedData);
    MEMBER(EVENT_RECORD, UserData);
    MEMBER(EVENT_RECORD, UserContext);
    STRUCT(EVENT_HEADER_EXTENDED_DATA_ITEM);
    MEMBER(EVENT_HEADER_EXTENDED_DATA_ITEM, ExtType);
    MEMBER(EVENT_HEADER_EXTENDED_DATA_ITEM, DataSize);
    MEMBER(EVENT_HEADER_EXTENDED_DATA_ITEM, DataPtr);
    STRUCT(EVENT_TRACE_PROPERTIES);
    MEMBER(EVENT_TRACE_PROPERTIES, Wnode.BufferSize);
    MEMBER(EVENT_TRACE_PROPERTIES, Wnode.Guid);
    MEMBER(EVENT_TRACE_PROPERTIES, Wnode.ClientContext);
    MEMBER(EVENT_TRACE_PROPERTIES, Wnode.Flags);
    MEMBER(EVENT_TRACE_PROPERTIES, BufferSize);
    MEMBER(EVENT_TRACE_PROPERTIES, MinimumBuffers);
    MEMBER(EVENT_TRACE_PROPERTIES, MaximumBuffers);
    MEMBER(EVENT_TRACE_PROPERTIES, LogFileMode);
    MEMBER(EVENT_TRACE_PROPERTIES, FlushTimer);
    MEMBER(EVENT_TRACE_PROPERTIES, EnableFlags);
    MEMBER(EVENT_TRACE_PROPERTIES, EventsLost);
    MEMBER(EVENT_TRACE_PROPERTIES, BuffersWritten);
    MEMBER(EVENT_TRACE_PROPERTIES, LogBuffersLost);
    MEMBER(EVENT_TRACE_PROPERTIES, RealTimeBuffersLost);
    MEMBER(EVENT_TRACE_PROPERTIES, LogFileNameOffset);
    MEMBER(EVENT_TRACE_PROPERTIES, LoggerNameOffset);
    STRUCT(EVENT_TRACE_LOGFILEW);
    MEMBER(EVENT_TRACE_LOGFILEW, LoggerName);
    MEMBER(EVENT_TRACE_LOGFILEW, BuffersRead);
    MEMBER(EVENT_TRACE_LOGFILEW, ProcessTraceMode);
    MEMBER(EVENT_TRACE_LOGFILEW, BufferCallback);
    MEMBER(EVENT_TRACE_LOGFILEW, EventRecordCallback);
    STRUCT(ENABLE_TRACE_PARAMETERS);
    MEMBER(ENABLE_TRACE_PARAMETERS, Version);
    MEMBER(ENABLE_TRACE_PARAMETERS, EnableProperty);
    MEMBER(ENABLE_TRACE_PARAMETERS, EnableFilterDesc);
    MEMBER(ENABLE_TRACE_PARAMETERS, FilterDescCount);
    STRUCT(EVENT_FILTER_DESCRIPTOR);
    MEMBER(EVENT_FILTER_DESCRIPTOR, Ptr);
    MEMBER(EVENT_FILTER_DESCRIPTOR, Size);
    MEMBER(EVENT_FILTER_DESCRIPTOR, Type);
    MEMBER(EVENT_FILTER_EVENT_ID, FilterIn);
    MEMBER(EVENT_FILTER_EVENT_ID, Count);
    MEMBER(EVENT_FILTER_EVENT_ID, Events);
    STRUCT(PAYLOAD_FILTER_PREDICATE);
    MEMBER(PAYLOAD_FILTER_PREDICATE, FieldName);
    MEMBER(PAYLOAD_FILTER_PREDICATE, CompareOp);
    MEMBER(PAYLOAD_FILTER_PREDICATE, Value);
    STRUCT(TRACE_PROVIDER_INFO);
    MEMBER(TRACE_PROVIDER_INFO, ProviderGuid);
    MEMBER(TRACE_PROVIDER_INFO, ProviderNameOffset);
    MEMBER(PROVIDER_ENUMERATION_INFO, NumberOfProviders);
    MEMBER(PROVIDER_ENUMERATION_INFO, TraceProviderInfoArray);
    services();
}
