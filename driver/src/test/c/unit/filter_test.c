/* Filters over records: what they decide, and payloads that are not what they say. */
#include <stdlib.h>

#include "fixture.h"

/* Puts a file event of a known process. */
static void raise(struct fixture *fixture, const char *path)
{
    struct rs_event *event = rs_event_begin(fixture->core, RS_KIND_FILES, 0);

    CHECK(event != NULL);
    rs_put_number(event, RS_PID, 4711);
    rs_put_word(event, RS_FILES_OP, RS_WORD_CREATE);
    if (path != NULL) {
        rs_put_text(event, RS_FILES_PATH, TEXT_OF(path));
    }
    rs_put_unknown(event, RS_FILES_OLD_PATH);
    rs_event_end(event);
}

/* Whether a filter lets a file with that path through. */
static bool takes(struct payload payload, const char *path)
{
    struct fixture fixture = fixture_started();
    struct rs_counters counters;

    CHECK_EQUAL(fixture_filter(&fixture, payload), RS_INSTALLED);
    raise(&fixture, path);
    counters = fixture_status(&fixture).counters[RS_KIND_FILES];
    CHECK_EQUAL(counters.seen, 1);
    CHECK_EQUAL(counters.undecided, 0);
    fixture_end(&fixture);
    return counters.delivered == 1;
}

#define TAKES(path, ...)                                                       \
    do {                                                                       \
        const struct rs_insn code[] = {__VA_ARGS__};                           \
        CHECK(takes(payload_of(RS_KIND_FILES, 1, code, COUNT(code)), path));   \
    } while (0)

#define REFUSES(path, ...)                                                     \
    do {                                                                       \
        const struct rs_insn code[] = {__VA_ARGS__};                           \
        CHECK(!takes(payload_of(RS_KIND_FILES, 1, code, COUNT(code)), path));  \
    } while (0)

#define FETCH(field, form) MOV_REG(8, 2), MOV(1, field), MOV(2, form), HELP(RS_HELPER_TEXT)
#define TAKE_IF_R0_IS(value) JUMP(RS_JEQ, 0, value, 2), MOV(0, 0), LEAVE(), MOV(0, 1), LEAVE()

TEST(numbers_are_read_from_the_record)
{
    TAKES("x", LOAD(RS_DW, 0, 1, AT(RS_PID)), TAKE_IF_R0_IS(4711));
    REFUSES("x", LOAD(RS_DW, 0, 1, AT(RS_PID)), TAKE_IF_R0_IS(4712));
    TAKES("x", LOAD(RS_H, 0, 1, offsetof(struct rs_record, kind)), TAKE_IF_R0_IS(RS_KIND_FILES));
}

TEST(texts_have_lengths_or_say_why_not)
{
    TAKES("C:\\Temp", FETCH(RS_FILES_PATH, RS_FORM_PLAIN), TAKE_IF_R0_IS(7));
    TAKES("", FETCH(RS_FILES_PATH, RS_FORM_UPPER), TAKE_IF_R0_IS(0));
    TAKES(NULL, FETCH(RS_FILES_PATH, RS_FORM_PLAIN), TAKE_IF_R0_IS(RS_TEXT_MISSING));
    TAKES("x", FETCH(RS_FILES_OLD_PATH, RS_FORM_PLAIN), TAKE_IF_R0_IS(RS_TEXT_UNKNOWN));
}

TEST(texts_are_upper_cased_where_that_is_asked_for)
{
    const int place = RS_TEXT_PLACE(RS_FILES_PATH, RS_FORM_UPPER);

    TAKES("aBcD", FETCH(RS_FILES_PATH, RS_FORM_UPPER), ALU(RS_ADD, 8, place), LOAD(RS_W, 0, 8, 0), TAKE_IF_R0_IS(0x44434241));
    TAKES("aBcD", FETCH(RS_FILES_PATH, RS_FORM_PLAIN), ALU(RS_ADD, 8, RS_TEXT_PLACE(RS_FILES_PATH, RS_FORM_PLAIN)), LOAD(RS_W, 0, 8, 0),
          TAKE_IF_R0_IS(0x44634261));
}

TEST(words_are_texts)
{
    TAKES("x", FETCH(RS_FILES_OP, RS_FORM_PLAIN), ALU(RS_ADD, 8, RS_TEXT_PLACE(RS_FILES_OP, 0)), LOAD(RS_W, 0, 8, 2),
          TAKE_IF_R0_IS('e' | 'a' << 8 | 't' << 16 | 'e' << 24));
}

TEST(sets_are_searched)
{
    const uint64_t keys[] = {1, 3, 5, 256, 4711};
    const struct rs_insn code[] = {LOAD(RS_DW, 0, 1, AT(RS_PID)), STORE_REG(RS_DW, 10, -16, 0), WIDE(1, RS_PSEUDO_SET, 0, 0), MOV_REG(2, 10),
                                   ALU(RS_ADD, 2, -16), HELP(RS_HELPER_LOOKUP), LEAVE()};
    uint64_t sorted[5] = {256, 1, 3, 5, 4711}; /* as bytes: 00 01 …, 01, 03, 05, 67 12 */

    CHECK(takes(payload_with(RS_KIND_FILES, 1, code, COUNT(code), 8, sorted, 5, NULL, 0), "x"));
    CHECK(!takes(payload_with(RS_KIND_FILES, 1, code, COUNT(code), 8, sorted, 4, NULL, 0), "x"));
    CHECK(!takes(payload_with(RS_KIND_FILES, 1, code, COUNT(code), 8, sorted, 0, NULL, 0), "x"));
    CHECK(takes(payload_with(RS_KIND_FILES, 1, code, COUNT(code), 8, sorted + 4, 1, NULL, 0), "x"));
    {
        struct fixture fixture = fixture_started();

        CHECK_EQUAL(fixture_filter(&fixture, payload_with(RS_KIND_FILES, 1, code, COUNT(code), 8, keys, 5, NULL, 0)), RS_REFUSED_SET);
        fixture_end(&fixture);
    }
}

/* R0 is the length of the path: longer than some bytes or not read at all. */
#define SEARCH_CODE(accept)                                                                                                        \
    FETCH(RS_FILES_PATH, RS_FORM_PLAIN), JUMP(RS_JGT, 0, RS_TEXT_CAPACITY, 8), MOV_REG(1, 8),                                      \
        ALU(RS_ADD, 1, RS_TEXT_PLACE(RS_FILES_PATH, 0)), MOV_REG(2, 0), WIDE(3, RS_PSEUDO_TABLE, 0, 0), MOV(4, accept),            \
        HELP(RS_HELPER_SEARCH), LEAVE(), MOV(0, 0), LEAVE()

TEST(automatons_find_what_they_look_for)
{
    const struct rs_insn code[] = {SEARCH_CODE(4)};
    uint8_t *table = table_finding("aaab");

    CHECK(takes(payload_with(RS_KIND_FILES, 1, code, COUNT(code), 0, NULL, 0, table, 5 * 256), "xxaaaab"));
    CHECK(takes(payload_with(RS_KIND_FILES, 1, code, COUNT(code), 0, NULL, 0, table, 5 * 256), "aaab"));
    CHECK(!takes(payload_with(RS_KIND_FILES, 1, code, COUNT(code), 0, NULL, 0, table, 5 * 256), "aabaaxb"));
    CHECK(!takes(payload_with(RS_KIND_FILES, 1, code, COUNT(code), 0, NULL, 0, table, 5 * 256), ""));
    CHECK(!takes(payload_with(RS_KIND_FILES, 1, code, COUNT(code), 0, NULL, 0, table, 5 * 256), NULL));
    free(table);
}

/* Sets a filter that cannot decide, and checks that the event is for everybody. */
static void undecided(struct payload payload)
{
    struct fixture fixture = fixture_started();
    uint64_t takers = 0x8000000000000003;

    memcpy(payload.bytes + offsetof(struct rs_set_filter, takers), &takers, sizeof takers);
    CHECK_EQUAL(fixture_filter(&fixture, payload), RS_INSTALLED);
    raise(&fixture, "x\\y");
    CHECK_EQUAL(fixture_read(&fixture), RS_OK);
    CHECK_EQUAL(fixture_first(&fixture)->takers, takers);
    CHECK_EQUAL(fixture_first(&fixture)->uncertain, takers);
    CHECK_EQUAL(fixture_status(&fixture).counters[RS_KIND_FILES].undecided, 1);
    fixture_end(&fixture);
}

TEST(a_filter_that_goes_wrong_passes_the_event_as_uncertain_for_all)
{
    const struct rs_insn never_fetched[] = {ALU(RS_ADD, 2, RS_TEXT_PLACE(RS_FILES_PATH, 0)), LOAD(RS_B, 0, 2, 0), LEAVE()};
    const struct rs_insn too_far[] = {FETCH(RS_FILES_PATH, 0), ALU(RS_ADD, 8, RS_TEXT_PLACE(RS_FILES_PATH, 0)), LOAD(RS_W, 0, 8, 0),
                                      LEAVE()};
    const struct rs_insn search[] = {SEARCH_CODE(4)};
    uint8_t bad_table[5 * 256];

    undecided(payload_of(RS_KIND_FILES, 1, never_fetched, COUNT(never_fetched)));
    undecided(payload_of(RS_KIND_FILES, 1, too_far, COUNT(too_far)));
    memset(bad_table, 9, sizeof bad_table);
    undecided(payload_with(RS_KIND_FILES, 1, search, COUNT(search), 0, NULL, 0, bad_table, sizeof bad_table));
}

TEST(a_filter_that_works_too_long_passes_the_event_as_uncertain_for_all)
{
    static struct rs_insn code[60000];
    struct fixture fixture = fixture_started();
    uint8_t *table = table_finding("b");
    static uint16_t path[RS_LONGEST_TEXT / 2];
    struct rs_event *event;
    const struct rs_insn begin[] = {MOV_REG(6, 2), MOV(1, RS_FILES_PATH), MOV(2, 0), HELP(RS_HELPER_TEXT), MOV_REG(7, 0),
                                    JUMP(RS_JLE, 7, RS_TEXT_CAPACITY, 2), MOV(0, 0), LEAVE(), ALU(RS_ADD, 6, RS_TEXT_PLACE(RS_FILES_PATH, 0))};
    const struct rs_insn step[] = {MOV_REG(1, 6), MOV_REG(2, 7), WIDE(3, RS_PSEUDO_TABLE, 0, 0), MOV(4, 1), HELP(RS_HELPER_SEARCH)};
    size_t at = COUNT(begin);

    memcpy(code, begin, sizeof begin);
    while (at + COUNT(step) < COUNT(code)) {
        memcpy(code + at, step, sizeof step);
        at += COUNT(step);
    }
    while (at < COUNT(code)) {
        code[at++] = LEAVE();
    }
    CHECK_EQUAL(fixture_filter(&fixture, payload_with(RS_KIND_FILES, 1, code, COUNT(code), 0, NULL, 0, table, 512)), RS_INSTALLED);
    for (size_t i = 0; i < COUNT(path); i++) {
        path[i] = 'a';
    }
    event = rs_event_begin(fixture.core, RS_KIND_FILES, 0);
    rs_put_text(event, RS_FILES_PATH, path, sizeof path);
    rs_event_end(event);
    CHECK_EQUAL(fixture_status(&fixture).counters[RS_KIND_FILES].undecided, 1);
    CHECK_EQUAL(fixture_status(&fixture).counters[RS_KIND_FILES].delivered, 1);
    free(table);
    fixture_end(&fixture);
}

TEST(a_filter_may_not_take_for_others_nor_be_uncertain_where_it_takes_not)
{
    const struct rs_insn code[] = {STORE(RS_DW, 10, RS_UNCERTAIN, -1), MOV(0, 5), LEAVE()};
    struct fixture fixture = fixture_started();
    struct payload payload = payload_of(RS_KIND_FILES, 7, code, COUNT(code));
    uint64_t takers = 6;

    memcpy(payload.bytes + offsetof(struct rs_set_filter, takers), &takers, sizeof takers);
    CHECK_EQUAL(fixture_filter(&fixture, payload), RS_INSTALLED);
    raise(&fixture, "x");
    CHECK_EQUAL(fixture_read(&fixture), RS_OK);
    CHECK_EQUAL(fixture_first(&fixture)->takers, 4);
    CHECK_EQUAL(fixture_first(&fixture)->uncertain, 4);
    CHECK_EQUAL(fixture_first(&fixture)->generation, 7);
    fixture_end(&fixture);
}

static uint32_t verdict_with(struct fixture *fixture, size_t offset, uint32_t value)
{
    const struct rs_insn code[] = {MOV(0, 1), LEAVE()};
    const uint64_t keys[] = {0, 1};
    static const uint8_t table[512];
    struct payload payload = payload_with(RS_KIND_FILES, 1, code, COUNT(code), 8, keys, 2, table, sizeof table);

    memcpy(payload.bytes + offset, &value, sizeof value);
    return fixture_filter(fixture, payload);
}

TEST(payloads_that_lie_about_themselves_are_refused)
{
    const uint32_t lies[] = {0,    1,          4,          7,          55,         57,         0x70,      0x1000,
                             2048, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF0, 0xFFFFFFF8, 0xFFFFFFFF, 0x20000000, 0x40000001};
    struct fixture fixture = fixture_started();

    for (size_t i = 0; i < COUNT(lies); i++) {
        /* Every number of the payload in turn; what must hold is that nothing is read outside, which the sanitizer sees. */
        for (size_t offset = 8; offset < sizeof(struct rs_set_filter) + 16 + sizeof(struct rs_set); offset += 4) {
            verdict_with(&fixture, offset, lies[i]);
        }
        CHECK(verdict_with(&fixture, offsetof(struct rs_set_filter, reserved), lies[i]) == (lies[i] == 0 ? RS_INSTALLED : RS_REFUSED_LAYOUT));
    }
    CHECK_EQUAL(verdict_with(&fixture, offsetof(struct rs_set_filter, kind), RS_KINDS), RS_REFUSED_KIND);
    CHECK_EQUAL(verdict_with(&fixture, offsetof(struct rs_set_filter, instructions), RS_MOST_INSTRUCTIONS + 1), RS_REFUSED_LENGTH);
    CHECK_EQUAL(verdict_with(&fixture, offsetof(struct rs_set_filter, instructions), 0), RS_REFUSED_LAYOUT);
    CHECK_EQUAL(verdict_with(&fixture, offsetof(struct rs_set_filter, takers), 0), RS_REFUSED_LAYOUT);
    CHECK_EQUAL(verdict_with(&fixture, offsetof(struct rs_set_filter, set_count), RS_MOST_SETS + 1), RS_REFUSED_LAYOUT);
    CHECK_EQUAL(verdict_with(&fixture, offsetof(struct rs_set_filter, tables_size), 511), RS_REFUSED_LAYOUT);
    fixture_end(&fixture);
}

TEST(sets_that_share_their_keys_are_refused)
{
    const struct rs_insn code[] = {MOV(0, 1), LEAVE()};
    struct {
        struct rs_set_filter header;
        struct rs_insn code[2];
        struct rs_set sets[8];
        uint64_t keys[100];
    } payload = {.header = {.size = sizeof payload, .version = RS_VERSION, .takers = 1, .kind = RS_KIND_FILES, .instructions = 2, .set_count = 8}};
    struct fixture fixture = fixture_started();
    struct payload copy = {malloc(sizeof payload), sizeof payload};

    memcpy(payload.code, code, sizeof code);
    payload.header.code = (uint32_t)((uint8_t *)payload.code - (uint8_t *)&payload);
    payload.header.sets = (uint32_t)((uint8_t *)payload.sets - (uint8_t *)&payload);
    for (unsigned i = 0; i < COUNT(payload.keys); i++) {
        payload.keys[i] = i;
    }
    for (unsigned i = 0; i < COUNT(payload.sets); i++) {
        payload.sets[i] = (struct rs_set){(uint32_t)((uint8_t *)payload.keys - (uint8_t *)&payload), 8, 100, 0};
    }
    memcpy(copy.bytes, &payload, sizeof payload);
    CHECK_EQUAL(fixture_filter(&fixture, copy), RS_REFUSED_SET);
    fixture_end(&fixture);
}
