/* A small test runner: tests name themselves in a sentence and end at the first check that fails. */
#ifndef TEST_H
#define TEST_H

#include <inttypes.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct test {
    const char *name;
    void (*run)(void);
    struct test *next;
};

void test_register(struct test *test);

/* Ends the test that runs. */
_Noreturn void test_fail(const char *file, int line, const char *format, ...) __attribute__((format(printf, 3, 4)));

#define TEST(sentence)                                                                        \
    static void sentence(void);                                                               \
    __attribute__((constructor)) static void register_##sentence(void)                        \
    {                                                                                         \
        static struct test test = {#sentence, sentence, NULL};                                \
        test_register(&test);                                                                 \
    }                                                                                         \
    static void sentence(void)

#define CHECK(condition)                                       \
    do {                                                       \
        if (!(condition)) {                                    \
            test_fail(__FILE__, __LINE__, "%s", #condition);   \
        }                                                      \
    } while (0)

#define CHECK_EQUAL(actual, expected)                                                                                          \
    do {                                                                                                                       \
        uint64_t actual_value = (uint64_t)(actual);                                                                            \
        uint64_t expected_value = (uint64_t)(expected);                                                                        \
        if (actual_value != expected_value) {                                                                                  \
            test_fail(__FILE__, __LINE__, "%s is %" PRIu64 " (%#" PRIx64 "), not %" PRIu64, #actual, actual_value, actual_value, \
                      expected_value);                                                                                         \
        }                                                                                                                      \
    } while (0)

#endif
