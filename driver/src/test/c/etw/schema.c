/* What is known of providers and their events: tdh's functions, over what the recording has beside its events. */
#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "payload.h"
#include "standin.h"

#define SCHEMA_TL 11u /* EVENT_HEADER_EXT_TYPE_EVENT_SCHEMA_TL */
#define MOST_PREDICATES 8u /* ETW_MAX_PAYLOAD_PREDICATES */
#define LONGEST 1024u

static uint32_t give(const uint8_t *data, uint32_t needed, void *buffer, uint32_t *size)
{
    if (*size < needed || buffer == NULL) {
        *size = needed;
        return RS_INSUFFICIENT_BUFFER;
    }
    *size = needed;
    memcpy(buffer, data, needed);
    return RS_SUCCESS;
}

/* The self-description that an event carries; nothing if it has none. */
static const uint8_t *described(const struct rs_event *event, uint16_t *size)
{
    for (uint16_t i = 0; i < event->extended_count; i++) {
        const struct rs_extended *item = (const struct rs_extended *)(uintptr_t)event->extended + i;
        if (item->type == SCHEMA_TL) {
            *size = item->size;
            return (const uint8_t *)(uintptr_t)item->data;
        }
    }
    return NULL;
}

RS_EXPORT uint32_t TdhGetEventInformation(const struct rs_event *event, uint32_t context_count, const void *context, void *buffer, uint32_t *size)
{
    uint32_t error = rs_refused("TdhGetEventInformation");
    uint16_t own_size = 0;
    const uint8_t *own = described(event, &own_size);
    const struct rs_recorded *found = NULL;
    (void)context_count;
    (void)context;
    if (error != RS_SUCCESS) {
        return error;
    }
    for (uint32_t i = 0; own != NULL && found == NULL && i < rs_recorded_count(); i++) {
        uint16_t its_size = 0;
        const uint8_t *its = rs_recorded_item(rs_recorded_at(i), SCHEMA_TL, &its_size);
        if (its != NULL && its_size == own_size && memcmp(its, own, own_size) == 0) {
            found = rs_recorded_at(i);
        }
    }
    found = own == NULL ? rs_recorded_like(&event->header.provider, &event->header.descriptor) : found;
    return found == NULL || found->info == NULL ? RS_NOT_FOUND : give(found->info, found->info_size, buffer, size);
}

/* The name of a recorded event's provider; nothing if it has none. */
static const rs_unit *provider_name(const struct rs_recorded *recorded, uint32_t *bytes)
{
    const struct rs_event_info *info = (const struct rs_event_info *)recorded->info;
    if (info == NULL || info->provider_name < sizeof *info || (info->provider_name & 1) != 0) {
        return NULL;
    }
    for (uint32_t at = info->provider_name; at + 2 <= recorded->info_size; at += 2) {
        if (*(const rs_unit *)(recorded->info + at) == 0) {
            *bytes = at + 2 - info->provider_name;
            return (const rs_unit *)(recorded->info + info->provider_name);
        }
    }
    return NULL;
}

static const struct rs_guid *provider_of(uint32_t index)
{
    return &rs_recorded_event(rs_recorded_at(index))->header.provider;
}

static int is_first(uint32_t index)
{
    uint32_t bytes;
    for (uint32_t i = 0; i < index; i++) {
        if (memcmp(provider_of(i), provider_of(index), sizeof(struct rs_guid)) == 0 && provider_name(rs_recorded_at(i), &bytes) != NULL) {
            return 0;
        }
    }
    return provider_name(rs_recorded_at(index), &bytes) != NULL;
}

RS_EXPORT uint32_t TdhEnumerateProviders(uint8_t *buffer, uint32_t *size)
{
    uint32_t bytes;
    uint32_t providers = 0;
    uint32_t needed = 8;
    uint32_t error = (rs_environment(), rs_refused("TdhEnumerateProviders"));
    if (error != RS_SUCCESS) {
        return error;
    }
    for (uint32_t i = 0; i < rs_recorded_count(); i++) {
        if (is_first(i)) {
            provider_name(rs_recorded_at(i), &bytes);
            providers++;
            needed += (uint32_t)sizeof(struct rs_provider) + bytes;
        }
    }
    if (buffer == NULL || *size < needed) {
        *size = needed;
        return RS_INSUFFICIENT_BUFFER;
    }
    uint32_t names = 8 + providers * (uint32_t)sizeof(struct rs_provider);
    uint32_t number = 0;
    memset(buffer, 0, 8);
    memcpy(buffer, &providers, sizeof providers);
    for (uint32_t i = 0; i < rs_recorded_count(); i++) {
        if (is_first(i)) {
            struct rs_provider provider = {*provider_of(i), 0, names};
            memcpy(buffer + 8 + number++ * sizeof provider, &provider, sizeof provider);
            const rs_unit *name = provider_name(rs_recorded_at(i), &bytes);
            memcpy(buffer + names, name, bytes);
            names += bytes;
        }
    }
    *size = needed;
    return RS_SUCCESS;
}

RS_EXPORT uint32_t TdhEnumerateManifestProviderEvents(const struct rs_guid *provider, uint8_t *buffer, uint32_t *size)
{
    uint32_t events = 0;
    uint32_t room = buffer == NULL ? 0 : *size;
    uint32_t error = rs_refused("TdhEnumerateManifestProviderEvents");
    if (error != RS_SUCCESS) {
        return error;
    }
    for (uint32_t i = 0; i < rs_recorded_count(); i++) {
        const struct rs_descriptor *descriptor = &rs_recorded_event(rs_recorded_at(i))->header.descriptor;
        if (memcmp(provider_of(i), provider, sizeof *provider) == 0 && rs_recorded_like(provider, descriptor) == rs_recorded_at(i)) {
            uint32_t at = 8 + events++ * (uint32_t)sizeof *descriptor;
            if (at + sizeof *descriptor <= room) {
                memcpy(buffer + at, descriptor, sizeof *descriptor);
            }
        }
    }
    *size = 8 + events * (uint32_t)sizeof(struct rs_descriptor);
    if (events == 0) {
        return RS_NOT_FOUND;
    }
    if (*size > room) {
        return RS_INSUFFICIENT_BUFFER;
    }
    memset(buffer, 0, 8);
    memcpy(buffer, &events, sizeof events);
    return RS_SUCCESS;
}

RS_EXPORT uint32_t TdhGetManifestEventInformation(const struct rs_guid *provider, const struct rs_descriptor *descriptor, void *buffer, uint32_t *size)
{
    const struct rs_recorded *found = rs_recorded_like(provider, descriptor);
    uint32_t error = rs_refused("TdhGetManifestEventInformation");
    return error != RS_SUCCESS ? error : found == NULL ? RS_NOT_FOUND : give(found->info, found->info_size, buffer, size);
}

/* ---------------------------------------------------------- Payload filters ----------------------------------------------------------- */

static uint16_t units_of(const rs_unit *text)
{
    uint16_t units = 0;
    while (text[units] != 0 && units < LONGEST) {
        units++;
    }
    return units;
}

/* Whether the event has a property of that name whose values can be compared. */
static int has_field(const struct rs_recorded *recorded, const rs_unit *name)
{
    const struct rs_event_info *info = (const struct rs_event_info *)recorded->info;
    const struct rs_property *properties = (const struct rs_property *)(info + 1);
    uint16_t units = units_of(name);
    for (uint32_t i = 0; i < info->top_properties && sizeof *info + (i + 1) * sizeof *properties <= recorded->info_size; i++) {
        if (properties[i].name + 2u * (units + 1u) <= recorded->info_size && properties[i].flags == 0
            && memcmp(recorded->info + properties[i].name, name, 2u * (units + 1u)) == 0) {
            return 1;
        }
    }
    return 0;
}

RS_EXPORT uint32_t TdhCreatePayloadFilter(
    const struct rs_guid *provider, const struct rs_descriptor *descriptor, uint8_t any, uint32_t count, const struct rs_predicate *predicates, void **filter)
{
    const struct rs_recorded *recorded = rs_recorded_like(provider, descriptor);
    uint32_t error = rs_refused("TdhCreatePayloadFilter");
    uint32_t size = sizeof(struct rs_payload);
    if (error != RS_SUCCESS) {
        return error;
    }
    if (recorded == NULL) {
        return RS_NOT_FOUND;
    }
    if (count == 0 || count > MOST_PREDICATES) {
        return RS_INVALID_PARAMETER;
    }
    for (uint32_t i = 0; i < count; i++) {
        const rs_unit *field = (const rs_unit *)(uintptr_t)predicates[i].field;
        if (!has_field(recorded, field)) {
            return RS_INVALID_PARAMETER;
        }
        size += 6u + 2u * (units_of(field) + (uint32_t)units_of((const rs_unit *)(uintptr_t)predicates[i].value));
    }
    uint8_t *made = size > RS_LARGEST_PAYLOAD ? NULL : malloc(size);
    if (made == NULL) {
        return RS_INSUFFICIENT_BUFFER;
    }
    struct rs_payload head = {size, descriptor->id, descriptor->version, any != 0, (uint16_t)count, 0};
    memcpy(made, &head, sizeof head);
    uint8_t *at = made + sizeof head;
    for (uint32_t i = 0; i < count; i++) {
        const rs_unit *field = (const rs_unit *)(uintptr_t)predicates[i].field;
        const rs_unit *value = (const rs_unit *)(uintptr_t)predicates[i].value;
        uint16_t lengths[3] = {predicates[i].operation, units_of(field), units_of(value)};
        memcpy(at, lengths, sizeof lengths);
        memcpy(at + sizeof lengths, field, lengths[1] * 2u);
        memcpy(at + sizeof lengths + lengths[1] * 2u, value, lengths[2] * 2u);
        at += sizeof lengths + 2u * (lengths[1] + lengths[2]);
    }
    *filter = made;
    return RS_SUCCESS;
}

RS_EXPORT uint32_t TdhAggregatePayloadFilters(uint32_t count, void *const *filters, const uint8_t *all, struct rs_filter *out)
{
    uint32_t size = 0;
    uint32_t error = rs_refused("TdhAggregatePayloadFilters");
    if (error != RS_SUCCESS) {
        return error;
    }
    for (uint32_t i = 0; i < count; i++) {
        size += ((const struct rs_payload *)filters[i])->size;
        if (all != NULL && all[i]) {
            return RS_INVALID_PARAMETER; /* not needed, so not known here */
        }
    }
    uint8_t *made = count == 0 || size > RS_LARGEST_PAYLOAD ? NULL : malloc(size);
    if (made == NULL) {
        return RS_INSUFFICIENT_BUFFER;
    }
    *out = (struct rs_filter){(uint64_t)(uintptr_t)made, size, RS_FILTER_PAYLOAD};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t length = ((const struct rs_payload *)filters[i])->size;
        memcpy(made, filters[i], length);
        made += length;
    }
    return RS_SUCCESS;
}

RS_EXPORT uint32_t TdhDeletePayloadFilter(void **filter)
{
    free(*filter);
    *filter = NULL;
    return RS_SUCCESS;
}

RS_EXPORT uint32_t TdhCleanupPayloadEventFilterDescriptor(struct rs_filter *filter)
{
    free((void *)(uintptr_t)filter->data);
    *filter = (struct rs_filter){0, 0, 0};
    return RS_SUCCESS;
}
