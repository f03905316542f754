#include "test.h"

#include <stdarg.h>
#include <stdlib.h>

#include "rs_platform_posix.h"

static struct test *first;
static struct test **last = &first;
static const char *running;

void test_register(struct test *test)
{
    *last = test;
    last = &test->next;
}

/* Leaves at once: a failure may be on any thread, and everything after it would only hide it. */
void test_fail(const char *file, int line, const char *format, ...)
{
    va_list arguments;

    fprintf(stderr, "FAILED %s\n  %s:%d: ", running, file, line);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fprintf(stderr, "\n");
    exit(1);
}

/* Runs the tests whose names contain the argument, or all. Each has to free what it allocates. */
int main(int count, char **arguments)
{
    const char *wanted = count > 1 ? arguments[1] : "";
    int ran = 0;

    for (struct test *test = first; test != NULL; test = test->next) {
        if (strstr(test->name, wanted) != NULL) {
            running = test->name;
            test->run();
            rs_platform_gate(NULL);
            if (rs_platform_live() != 0) {
                test_fail(__FILE__, __LINE__, "%" PRIu64 " allocations are left", rs_platform_live());
            }
            printf("ok %s\n", test->name);
            fflush(stdout);
            ran++;
        }
    }
    printf("%d tests\n", ran);
    return ran > 0 ? 0 : 1;
}
