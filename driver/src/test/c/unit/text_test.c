/* Texts as filters see them. */
#include "rs_text.h"
#include "test.h"

static size_t encode(const uint16_t *units, size_t count, bool fold, char *out, size_t room)
{
    return rs_wtf8((const uint8_t *)units, count, fold, (uint8_t *)out, room);
}

#define SAME(units, fold, expected)                                                             \
    do {                                                                                        \
        char out[64];                                                                           \
        CHECK_EQUAL(encode(units, sizeof units / 2, fold, out, sizeof out), strlen(expected));  \
        CHECK(memcmp(out, expected, strlen(expected)) == 0);                                    \
    } while (0)

TEST(texts_become_utf_8)
{
    const uint16_t units[] = {'a', 0xE9, 0x20AC, 0xD83D, 0xDE00, 'z'};

    SAME(units, false, "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z");
    SAME(units, true, "A\xC3\x89\xE2\x82\xAC\xF0\x9F\x98\x80Z");
}

TEST(surrogates_without_a_partner_become_three_bytes)
{
    const uint16_t alone[] = {0xD800, 'a'};
    const uint16_t last[] = {'a', 0xDBFF};
    const uint16_t turned[] = {0xDC00, 0xD800};
    const uint16_t twice[] = {0xD800, 0xD800, 0xDC00};

    SAME(alone, false, "\xED\xA0\x80" "a");
    SAME(last, false, "a\xED\xAF\xBF");
    SAME(turned, false, "\xED\xB0\x80\xED\xA0\x80");
    SAME(twice, false, "\xED\xA0\x80\xF0\x90\x80\x80");
}

TEST(a_text_that_does_not_fit_says_so_and_writes_no_further)
{
    const uint16_t units[] = {'a', 0xE9, 0x20AC, 0xD83D, 0xDE00};

    for (size_t room = 0; room < 10; room++) {
        char out[16];

        memset(out, 0x5A, sizeof out);
        CHECK(encode(units, 5, false, out, room) == RS_NO_ROOM);
        for (size_t i = room; i < sizeof out; i++) {
            CHECK_EQUAL(out[i], 0x5A);
        }
    }
    CHECK_EQUAL(encode(units, 5, false, (char[10]){0}, 10), 10);
}

TEST(nothing_outside_of_ascii_is_folded_into_it)
{
    for (unsigned unit = 0; unit < 0x10000; unit++) {
        CHECK_EQUAL(rs_fold((uint16_t)unit) < 0x80, unit < 0x80);
        CHECK((unit >= 0xD800 && unit < 0xE000) == (rs_fold((uint16_t)unit) >= 0xD800 && rs_fold((uint16_t)unit) < 0xE000));
    }
    CHECK_EQUAL(rs_fold(0x3C3), 0x3A3);
    CHECK_EQUAL(rs_fold(0x131), 0x131);
}
