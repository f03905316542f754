#include "sessions.h"

#include <string.h>

#include "standin.h"

pthread_mutex_t rs_lock = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t rs_changed = PTHREAD_COND_INITIALIZER;
uint32_t rs_room = RS_MOST_ROOM;

static struct rs_session sessions[RS_MOST_SESSIONS];
static uint64_t last_handle = 1000;

/* SystemTraceControlGuid, and the classes of classic events that EVENT_TRACE_FLAG_NETWORK_TCPIP asks for. */
static const struct rs_guid system_control = {0x9e814aad, 0x3204, 0x11d2, {0x9a, 0x82, 0x00, 0x60, 0x08, 0xa8, 0x69, 0x39}};
static const struct rs_guid tcp = {0x9a280ac0, 0xc8e0, 0x11d1, {0x84, 0xe2, 0x00, 0xc0, 0x4f, 0xb9, 0x98, 0xa2}};
static const struct rs_guid udp = {0xbf3a50c5, 0xa9c9, 0x4988, {0xa0, 0x05, 0x2d, 0xf0, 0xb7, 0xc8, 0x0f, 0x80}};

static uint32_t length(const rs_unit *text)
{
    uint32_t units = 0;
    while (text[units] != 0) {
        units++;
    }
    return units;
}

static int same(const rs_unit *one, const rs_unit *other)
{
    uint32_t units = length(one);
    return units == length(other) && memcmp(one, other, units * sizeof *one) == 0;
}

struct rs_session *rs_session_by_handle(uint64_t handle)
{
    for (uint32_t i = 0; i < RS_MOST_SESSIONS; i++) {
        if (handle != 0 && sessions[i].handle == handle && !sessions[i].stopped) {
            return &sessions[i];
        }
    }
    return NULL;
}

struct rs_session *rs_session_by_name(const rs_unit *name)
{
    for (uint32_t i = 0; i < RS_MOST_SESSIONS; i++) {
        if (sessions[i].handle != 0 && !sessions[i].stopped && same(sessions[i].name, name)) {
            return &sessions[i];
        }
    }
    return NULL;
}

void rs_sessions_forget(void)
{
    for (uint32_t i = 0; i < RS_MOST_SESSIONS; i++) {
        sessions[i].stopped = 1;
        sessions[i].count = 0;
        sessions[i].ready = 0;
    }
    pthread_cond_broadcast(&rs_changed);
}

int rs_sessions_are_consumed(void)
{
    for (uint32_t i = 0; i < RS_MOST_SESSIONS; i++) {
        const struct rs_session *session = &sessions[i];
        if (session->handle != 0 && !session->stopped && session->consumers > 0
            && (session->wanted_count > 0 || session->properties.enable_flags != 0)) {
            return 1;
        }
    }
    return 0;
}

static int wants(const struct rs_session *session, const struct rs_recorded *recorded)
{
    const struct rs_header *header = &rs_recorded_event(recorded)->header;
    if ((session->properties.enable_flags & RS_FLAG_NETWORK_TCPIP) != 0 && (header->flags & RS_FLAG_CLASSIC_HEADER) != 0
        && (memcmp(&header->provider, &tcp, sizeof tcp) == 0 || memcmp(&header->provider, &udp, sizeof udp) == 0)) {
        return 1;
    }
    for (uint32_t i = 0; i < session->wanted_count; i++) {
        if (rs_filter_passes(&session->wanted[i], recorded)) {
            return 1;
        }
    }
    return 0;
}

void rs_sessions_write(const struct rs_recorded *recorded)
{
    for (uint32_t i = 0; i < RS_MOST_SESSIONS; i++) {
        struct rs_session *session = &sessions[i];
        if (session->handle == 0 || session->stopped || !wants(session, recorded)) {
            continue;
        }
        if (session->count >= rs_room) {
            session->properties.events_lost++;
        } else {
            session->waiting[(session->first + session->count++) % RS_MOST_ROOM] = recorded;
        }
    }
}

void rs_session_flush(struct rs_session *session)
{
    if (session->ready < session->count) {
        session->ready = session->count;
        session->properties.buffers_written++;
        pthread_cond_broadcast(&rs_changed);
    }
}

void rs_sessions_flush(void)
{
    for (uint32_t i = 0; i < RS_MOST_SESSIONS; i++) {
        rs_session_flush(&sessions[i]);
    }
}

/* ---------------------------------------------------------- Windows' functions -------------------------------------------------------- */

/* The text at an offset of properties; nothing if it does not end within them. */
static const rs_unit *text_of(const struct rs_properties *properties, uint32_t offset)
{
    if (offset < sizeof *properties || offset >= properties->size) {
        return NULL;
    }
    const rs_unit *text = (const rs_unit *)((const uint8_t *)properties + offset);
    for (uint32_t at = offset; at + sizeof *text <= properties->size; at += sizeof *text) {
        if (*(const rs_unit *)((const uint8_t *)properties + at) == 0) {
            return text;
        }
    }
    return NULL;
}

/* Gives what is known of a session, its name too where there is room for it. */
static uint32_t tell(const struct rs_session *session, struct rs_properties *out)
{
    uint32_t size = out->size;
    uint32_t log_file_name = out->log_file_name;
    uint32_t logger_name = out->logger_name;
    uint32_t bytes = (length(session->name) + 1) * (uint32_t)sizeof *session->name;
    if (size < sizeof *out) {
        return RS_BAD_LENGTH;
    }
    *out = session->properties;
    out->size = size;
    out->log_file_name = log_file_name;
    out->logger_name = logger_name;
    out->history = session->handle;
    if (logger_name != 0) {
        if (logger_name < sizeof *out || logger_name > size || bytes > size - logger_name) {
            return RS_MORE_DATA;
        }
        memcpy((uint8_t *)out + logger_name, session->name, bytes);
    }
    return RS_SUCCESS;
}

static uint32_t start(uint64_t *handle, const rs_unit *name, struct rs_properties *properties)
{
    struct rs_session *free_one = NULL;
    if (name == NULL || length(name) >= RS_LONGEST_NAME || properties->size < sizeof *properties
        || (properties->logger_name != 0 && properties->logger_name + (length(name) + 1) * sizeof *name > properties->size)
        || (properties->log_file_name != 0 && text_of(properties, properties->log_file_name) == NULL)) {
        return RS_INVALID_PARAMETER;
    }
    if (properties->enable_flags != 0 && memcmp(&properties->guid, &system_control, sizeof system_control) != 0) {
        return RS_INVALID_PARAMETER;
    }
    if (rs_session_by_name(name) != NULL) {
        return RS_ALREADY_EXISTS;
    }
    for (uint32_t i = 0; i < RS_MOST_SESSIONS && free_one == NULL; i++) {
        if (sessions[i].handle == 0 || (sessions[i].stopped && sessions[i].consumers == 0)) {
            free_one = &sessions[i];
        }
    }
    if (free_one == NULL) {
        return RS_NO_SYSTEM_RESOURCES;
    }
    memset(free_one, 0, sizeof *free_one);
    memcpy(free_one->name, name, length(name) * sizeof *name);
    free_one->properties = *properties;
    free_one->handle = ++last_handle;
    *handle = free_one->handle;
    return tell(free_one, properties);
}

RS_EXPORT uint32_t StartTraceW(uint64_t *handle, const rs_unit *name, struct rs_properties *properties)
{
    rs_environment();
    uint32_t error = rs_refused("StartTraceW");
    pthread_mutex_lock(&rs_lock);
    error = error != RS_SUCCESS ? error : start(handle, name, properties);
    pthread_mutex_unlock(&rs_lock);
    return error;
}

RS_EXPORT uint32_t ControlTraceW(uint64_t handle, const rs_unit *name, struct rs_properties *properties, uint32_t code)
{
    uint32_t error = rs_refused("ControlTraceW");
    if (error != RS_SUCCESS) {
        return error;
    }
    pthread_mutex_lock(&rs_lock);
    struct rs_session *session = handle != 0 ? rs_session_by_handle(handle) : name != NULL ? rs_session_by_name(name) : NULL;
    if (session == NULL) {
        error = RS_INSTANCE_NOT_FOUND;
    } else {
        if (code == RS_CONTROL_UPDATE) {
            session->properties.enable_flags = properties->enable_flags;
        }
        if (code == RS_CONTROL_FLUSH || code == RS_CONTROL_STOP) {
            rs_session_flush(session);
        }
        error = tell(session, properties);
        if (code == RS_CONTROL_STOP) {
            session->stopped = 1;
            pthread_cond_broadcast(&rs_changed);
        }
    }
    pthread_mutex_unlock(&rs_lock);
    return error;
}

RS_EXPORT uint32_t QueryAllTracesW(struct rs_properties **array, uint32_t room, uint32_t *found)
{
    uint32_t error = rs_refused("QueryAllTracesW");
    if (error != RS_SUCCESS) {
        return error;
    }
    *found = 0;
    pthread_mutex_lock(&rs_lock);
    for (uint32_t i = 0; i < RS_MOST_SESSIONS; i++) {
        if (sessions[i].handle != 0 && !sessions[i].stopped) {
            if (*found < room && error == RS_SUCCESS) {
                error = tell(&sessions[i], array[*found]);
            }
            ++*found;
        }
    }
    pthread_mutex_unlock(&rs_lock);
    return error == RS_SUCCESS && *found > room ? RS_MORE_DATA : error;
}

static uint32_t enable(struct rs_session *session, const struct rs_wanted *wanted)
{
    for (uint32_t i = 0; i < session->wanted_count; i++) {
        if (memcmp(&session->wanted[i].provider, &wanted->provider, sizeof wanted->provider) == 0) {
            session->wanted[i] = *wanted;
            return RS_SUCCESS;
        }
    }
    if (session->wanted_count == RS_MOST_PROVIDERS) {
        return RS_NO_SYSTEM_RESOURCES;
    }
    session->wanted[session->wanted_count++] = *wanted;
    return RS_SUCCESS;
}

static uint32_t disable(struct rs_session *session, const struct rs_guid *provider)
{
    for (uint32_t i = 0; i < session->wanted_count; i++) {
        if (memcmp(&session->wanted[i].provider, provider, sizeof *provider) == 0) {
            session->wanted[i] = session->wanted[--session->wanted_count];
            return RS_SUCCESS;
        }
    }
    return RS_NOT_FOUND;
}

RS_EXPORT uint32_t EnableTraceEx2(
    uint64_t handle, const struct rs_guid *provider, uint32_t code, uint8_t level, uint64_t any, uint64_t all, uint32_t timeout,
    const struct rs_enable *parameters)
{
    uint32_t error = rs_refused("EnableTraceEx2");
    static struct rs_wanted wanted; /* too large for a stack; under the lock */
    (void)timeout;
    if (error != RS_SUCCESS) {
        return error;
    }
    pthread_mutex_lock(&rs_lock);
    struct rs_session *session = rs_session_by_handle(handle);
    if (session == NULL) {
        error = RS_INVALID_PARAMETER;
    } else if (code == RS_DISABLE_PROVIDER) {
        error = disable(session, provider);
    } else if (code != RS_ENABLE_PROVIDER) {
        error = RS_INVALID_PARAMETER;
    } else {
        memset(&wanted, 0, sizeof wanted);
        wanted.provider = *provider;
        wanted.level = level;
        wanted.any = any;
        wanted.all = all;
        error = rs_filter_take(&wanted, parameters);
        error = error == RS_SUCCESS ? enable(session, &wanted) : error;
        pthread_cond_broadcast(&rs_changed);
    }
    pthread_mutex_unlock(&rs_lock);
    return error;
}
