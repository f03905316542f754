#include "rs_fields.h"

#define TYPE(constant, name, type) type,

static const uint8_t procs[] = {RS_CONTEXT_FIELDS(TYPE) RS_PROCS_FIELDS(TYPE)};
static const uint8_t exits[] = {RS_CONTEXT_FIELDS(TYPE) RS_EXITS_FIELDS(TYPE)};
static const uint8_t threads[] = {RS_CONTEXT_FIELDS(TYPE) RS_THREADS_FIELDS(TYPE)};
static const uint8_t images[] = {RS_CONTEXT_FIELDS(TYPE) RS_IMAGES_FIELDS(TYPE)};
static const uint8_t modules[] = {RS_CONTEXT_FIELDS(TYPE) RS_MODULES_FIELDS(TYPE)};
static const uint8_t access[] = {RS_CONTEXT_FIELDS(TYPE) RS_ACCESS_FIELDS(TYPE)};
static const uint8_t registry[] = {RS_CONTEXT_FIELDS(TYPE) RS_REGISTRY_FIELDS(TYPE)};
static const uint8_t files[] = {RS_CONTEXT_FIELDS(TYPE) RS_FILES_FIELDS(TYPE)};
static const uint8_t rawreads[] = {RS_CONTEXT_FIELDS(TYPE) RS_RAWREADS_FIELDS(TYPE)};
static const uint8_t pipes[] = {RS_CONTEXT_FIELDS(TYPE) RS_PIPES_FIELDS(TYPE)};
static const uint8_t tampering[] = {RS_CONTEXT_FIELDS(TYPE) RS_TAMPERING_FIELDS(TYPE)};
static const uint8_t health[] = {RS_CONTEXT_FIELDS(TYPE) RS_HEALTH_FIELDS(TYPE)};

/* In the order of enum rs_kind. */
static const struct {
    const uint8_t *types;
    uint32_t count;
} kinds[] = {
    {procs, sizeof procs},       {exits, sizeof exits},       {threads, sizeof threads}, {images, sizeof images},
    {modules, sizeof modules},   {access, sizeof access},     {registry, sizeof registry}, {files, sizeof files},
    {rawreads, sizeof rawreads}, {pipes, sizeof pipes},       {tampering, sizeof tampering}, {health, sizeof health},
};

_Static_assert(sizeof kinds / sizeof kinds[0] == RS_KINDS, "every kind has its fields");
_Static_assert(sizeof(struct rs_record) == RS_RECORD_FIELDS, "fields follow the header");
_Static_assert(sizeof registry == RS_REGISTRY_END && RS_REGISTRY_END <= RS_MOST_FIELDS, "field numbers count from 0");

/* DISPATCH, as all here. */
uint32_t rs_field_count(uint32_t kind)
{
    return kind < RS_KINDS ? kinds[kind].count : 0;
}

bool rs_field_type(uint32_t kind, uint32_t field, enum rs_type *type)
{
    if (field >= rs_field_count(kind)) {
        return false;
    }
    *type = (enum rs_type)kinds[kind].types[field];
    return true;
}

bool rs_field_has_bytes(uint32_t kind, uint32_t field)
{
    enum rs_type type;

    return rs_field_type(kind, field, &type) && (type == RS_TEXT || type == RS_DATA);
}
