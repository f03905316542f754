#include "rs_filter.h"

#include "rs_verify.h"

_Static_assert(sizeof(struct rs_insn) == 8, "an instruction is one slot");

/* PASSIVE. Whether `count` things of `size` bytes lie at an offset, behind the header and inside of the payload. */
static bool lies_inside(const struct rs_set_filter *header, uint32_t offset, uint64_t count, uint64_t size)
{
    return offset % 8 == 0 && offset >= sizeof *header && offset <= header->size && count <= (header->size - offset) / size;
}

/* PASSIVE. Whether the keys are of a size that there is, and in order. */
static bool is_good_set(const struct rs_set_filter *header, const uint8_t *bytes, const struct rs_set *set)
{
    const uint8_t *key = bytes + set->keys;

    if (set->reserved != 0 || set->key_size == 0 || set->key_size % 8 != 0 || set->key_size > RS_LONGEST_KEY ||
        !lies_inside(header, set->keys, set->count, set->key_size)) {
        return false;
    }
    for (uint32_t i = 1; i < set->count; i++, key += set->key_size) {
        if (memcmp(key, key + set->key_size, set->key_size) >= 0) {
            return false;
        }
    }
    return true;
}

/* PASSIVE. */
static bool wants_nothing(const struct rs_set_filter *header)
{
    return header->code == 0 && header->sets == 0 && header->set_count == 0 && header->tables == 0 && header->tables_size == 0 &&
           header->takers == 0;
}

/* PASSIVE. Checks everything but the code, in our own copy. */
static enum rs_refusal check_layout(const struct rs_set_filter *header, const uint8_t *bytes)
{
    const struct rs_set *sets = (const struct rs_set *)(const void *)(bytes + header->sets);
    uint64_t key_bytes = 0;

    if (header->instructions > RS_MOST_INSTRUCTIONS) {
        return RS_REFUSED_LENGTH;
    }
    if (header->takers == 0 || !lies_inside(header, header->code, header->instructions, sizeof(struct rs_insn)) ||
        (header->set_count != 0 &&
         (header->set_count > RS_MOST_SETS || !lies_inside(header, header->sets, header->set_count, sizeof *sets))) ||
        (header->tables_size != 0 && (header->tables_size % 8 != 0 || !lies_inside(header, header->tables, header->tables_size, 1)))) {
        return RS_REFUSED_LAYOUT;
    }
    for (uint32_t i = 0; i < header->set_count; i++) {
        key_bytes += (uint64_t)sets[i].count * sets[i].key_size;
        /* Sets that share keys would take many times the payload's size to check. */
        if (key_bytes > header->size || !is_good_set(header, bytes, &sets[i])) {
            return RS_REFUSED_SET;
        }
    }
    return RS_INSTALLED;
}

/* PASSIVE. Gives RS_OK with the verdict on a filter whose memory holds the payload. */
static enum rs_result judge(struct rs_filter *filter, const struct rs_set_filter *header, struct rs_verdict *verdict)
{
    uint8_t *bytes = filter->pages.readable;
    struct rs_program program;

    verdict->verdict = check_layout(header, bytes);
    if (verdict->verdict != RS_INSTALLED) {
        return RS_OK;
    }
    filter->code = (const struct rs_insn *)(const void *)(bytes + header->code);
    filter->count = header->instructions;
    filter->sets = (const struct rs_set *)(const void *)(bytes + header->sets);
    filter->set_count = header->set_count;
    filter->tables = bytes + header->tables;
    filter->tables_size = header->tables_size;
    program = (struct rs_program){filter->code, filter->count, header->kind, filter->sets, filter->set_count, filter->tables_size};
    return rs_verify(&program, verdict);
}

/* PASSIVE. */
enum rs_result rs_filter_create(const void *payload, size_t length, struct rs_filter **filter, enum rs_kind *kind, struct rs_verdict *verdict)
{
    struct rs_set_filter header;
    struct rs_filter *made;
    enum rs_result result;

    *filter = NULL;
    *verdict = (struct rs_verdict){.size = sizeof *verdict, .version = RS_VERSION};
    if (length < sizeof header) {
        return RS_BAD_LENGTH;
    }
    memcpy(&header, payload, sizeof header);
    if (header.version != RS_VERSION) {
        return RS_BAD_VERSION;
    }
    if (header.size != length || header.size > RS_LARGEST_FILTER) {
        return RS_BAD_LENGTH;
    }
    if (header.kind >= RS_KINDS || header.reserved != 0) {
        verdict->verdict = header.reserved != 0 ? RS_REFUSED_LAYOUT : RS_REFUSED_KIND;
        return RS_OK;
    }
    *kind = (enum rs_kind)header.kind;
    if (header.instructions == 0) {
        verdict->verdict = wants_nothing(&header) ? RS_INSTALLED : RS_REFUSED_LAYOUT;
        return RS_OK;
    }
    made = rs_allocate(sizeof *made, RS_TAG_FILTER);
    if (made == NULL) {
        return RS_NO_MEMORY;
    }
    made->references = 1;
    made->kind = *kind;
    made->generation = header.generation;
    made->takers = header.takers;
    if (!rs_pages_allocate(&made->pages, length, RS_TAG_FILTER)) {
        rs_free(made, RS_TAG_FILTER);
        return RS_NO_MEMORY;
    }
    memcpy(made->pages.writable, payload, length);
    rs_pages_protect(&made->pages);
    result = judge(made, &header, verdict);
    if (result != RS_OK || verdict->verdict != RS_INSTALLED) {
        rs_filter_free(made);
        return result;
    }
    *filter = made;
    return RS_OK;
}

/* PASSIVE. */
void rs_filter_free(struct rs_filter *filter)
{
    rs_pages_free(&filter->pages, RS_TAG_FILTER);
    rs_free(filter, RS_TAG_FILTER);
}

/* DISPATCH. */
bool rs_filter_has_key(const struct rs_filter *filter, uint32_t set, const uint8_t *key)
{
    const struct rs_set *found = &filter->sets[set];
    const uint8_t *keys = (const uint8_t *)filter->pages.readable + found->keys;
    uint32_t from = 0;
    uint32_t to = found->count;

    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        int order = memcmp(key, keys + (size_t)middle * found->key_size, found->key_size);

        if (order == 0) {
            return true;
        }
        if (order < 0) {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    return false;
}
