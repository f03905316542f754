#include "filter.h"

#include <string.h>

#include "payload.h"

static uint32_t take_ids(struct rs_wanted *wanted, const struct rs_filter *filter)
{
    const struct rs_event_ids *ids = (const struct rs_event_ids *)(uintptr_t)filter->data;
    if (filter->size < sizeof *ids || ids->count == 0 || ids->count > RS_MOST_IDS
        || filter->size < sizeof *ids + ids->count * sizeof ids->ids[0]) {
        return RS_INVALID_PARAMETER;
    }
    wanted->has_ids = 1;
    wanted->ids_in = ids->in;
    wanted->id_count = ids->count;
    memcpy(wanted->ids, ids->ids, ids->count * sizeof ids->ids[0]);
    return RS_SUCCESS;
}

static uint32_t take_pids(struct rs_wanted *wanted, const struct rs_filter *filter)
{
    if (filter->size == 0 || filter->size % sizeof wanted->pids[0] != 0 || filter->size > sizeof wanted->pids) {
        return RS_INVALID_PARAMETER;
    }
    wanted->pid_count = filter->size / sizeof wanted->pids[0];
    memcpy(wanted->pids, (const void *)(uintptr_t)filter->data, filter->size);
    return RS_SUCCESS;
}

static uint32_t take_payload(struct rs_wanted *wanted, const struct rs_filter *filter)
{
    if (filter->size == 0 || filter->size > RS_LARGEST_PAYLOAD) {
        return RS_INVALID_PARAMETER;
    }
    wanted->payload_size = filter->size;
    memcpy(wanted->payload, (const void *)(uintptr_t)filter->data, filter->size);
    return RS_SUCCESS;
}

uint32_t rs_filter_take(struct rs_wanted *wanted, const struct rs_enable *parameters)
{
    uint32_t error = RS_SUCCESS;
    if (parameters == NULL) {
        return error;
    }
    if (parameters->version != 2 || parameters->filter_count > 13) {
        return RS_INVALID_PARAMETER;
    }
    const struct rs_filter *filters = (const struct rs_filter *)(uintptr_t)parameters->filters;
    for (uint32_t i = 0; i < parameters->filter_count && error == RS_SUCCESS; i++) {
        for (uint32_t j = 0; j < i; j++) {
            if (filters[j].type == filters[i].type) {
                return RS_INVALID_PARAMETER;
            }
        }
        switch (filters[i].type) {
        case RS_FILTER_EVENT_ID:
            error = take_ids(wanted, &filters[i]);
            break;
        case RS_FILTER_PID:
            error = take_pids(wanted, &filters[i]);
            break;
        case RS_FILTER_PAYLOAD:
            error = take_payload(wanted, &filters[i]);
            break;
        default:
            error = RS_INVALID_PARAMETER;
        }
    }
    return error;
}

static int passes_level(const struct rs_wanted *wanted, const struct rs_descriptor *descriptor)
{
    return wanted->level == 0 || descriptor->level <= wanted->level;
}

static int passes_keywords(const struct rs_wanted *wanted, const struct rs_descriptor *descriptor)
{
    return descriptor->keyword == 0
           || ((wanted->any == 0 || (descriptor->keyword & wanted->any) != 0)
               && (descriptor->keyword & wanted->all) == wanted->all);
}

static int passes_ids(const struct rs_wanted *wanted, uint16_t id)
{
    for (uint16_t i = 0; i < wanted->id_count; i++) {
        if (wanted->ids[i] == id) {
            return wanted->ids_in;
        }
    }
    return !wanted->has_ids || !wanted->ids_in;
}

static int passes_pids(const struct rs_wanted *wanted, uint32_t pid)
{
    for (uint32_t i = 0; i < wanted->pid_count; i++) {
        if (wanted->pids[i] == pid) {
            return 1;
        }
    }
    return wanted->pid_count == 0;
}

int rs_filter_passes(const struct rs_wanted *wanted, const struct rs_recorded *recorded)
{
    const struct rs_header *header = &rs_recorded_event(recorded)->header;
    return memcmp(&wanted->provider, &header->provider, sizeof header->provider) == 0
           && passes_level(wanted, &header->descriptor) && passes_keywords(wanted, &header->descriptor)
           && passes_ids(wanted, header->descriptor.id) && passes_pids(wanted, header->process_id)
           && rs_payload_passes(wanted->payload, wanted->payload_size, recorded);
}
