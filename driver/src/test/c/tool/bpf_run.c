/*
 * Runs and verifies programs for tests in other languages: a request a line on standard input, an answer a line on standard output.
 *
 *     run CODE MEMORY        bytes in hexadecimal, - for none; R1 is the memory's address, R2 its size    ok R0 in hexadecimal, or: fault NUMBER
 *     verify KIND CODE       as a filter without sets and tables                                          VERDICT INSTRUCTION
 *     fold                                                                                               all units upper-cased, 4 digits each
 *
 * Helpers are those of the public conformance vectors.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rs_bpf.h"
#include "rs_text.h"
#include "rs_verify.h"

#define LONGEST 0x200000

static uint8_t code_bytes[LONGEST];
static uint8_t memory[LONGEST];
static uint8_t stack[RS_STACK * RS_MOST_CALLS];

static size_t parse(const char *text, uint8_t *out)
{
    size_t length = 0;
    unsigned value;

    while (length < LONGEST && sscanf(text + length * 2, "%2x", &value) == 1) {
        out[length++] = (uint8_t)value;
    }
    return length;
}

/* XORs bytes, as memfrob(3). */
static enum rs_fault frob(struct rs_machine *machine, uint64_t *r)
{
    uint8_t *place = rs_machine_place(machine, r[1], r[2], true);

    if (place == NULL) {
        return RS_FAULT_ACCESS;
    }
    for (uint64_t i = 0; i < r[2]; i++) {
        place[i] ^= 42;
    }
    return RS_RAN;
}

static enum rs_fault compare(struct rs_machine *machine, uint64_t *r)
{
    for (uint64_t i = 0;; i++) {
        const uint8_t *one = rs_machine_place(machine, r[1] + i, 1, false);
        const uint8_t *other = rs_machine_place(machine, r[2] + i, 1, false);

        if (one == NULL || other == NULL) {
            return RS_FAULT_ACCESS;
        }
        if (*one != *other || *one == 0) {
            r[0] = (uint64_t)((int64_t)*one - *other);
            return RS_RAN;
        }
    }
}

static uint64_t square_root(uint64_t value)
{
    uint64_t root = 0;

    while ((root + 1) * (root + 1) <= value) {
        root++;
    }
    return root;
}

static enum rs_fault help(struct rs_machine *machine, uint32_t number, uint64_t *r)
{
    switch (number) {
    case 0:
        r[0] = (r[1] & 0xFF) << 32 | (r[2] & 0xFF) << 24 | (r[3] & 0xFF) << 16 | (r[4] & 0xFF) << 8 | (r[5] & 0xFF);
        return RS_RAN;
    case 1:
        return frob(machine, r);
    case 2:
        for (unsigned i = 0; i <= 5; i++) {
            r[i] = 0xF1F2F3F4F5F6F7F8 + i;
        }
        return RS_RAN;
    case 3:
        r[0] = square_root(r[1]);
        return RS_RAN;
    case 4:
        return compare(machine, r);
    case 5: /* ends the program if its argument says so */
        r[0] = r[1];
        machine->leave = r[0] == 0;
        return RS_RAN;
    default:
        return RS_FAULT_CALL;
    }
}

static void run(const char *code_text, const char *memory_text)
{
    struct rs_machine machine = {.frames = RS_MOST_CALLS, .budget = 100000000, .helper = help};
    size_t code_size = parse(code_text, code_bytes);
    size_t memory_size = parse(memory_text, memory);
    struct rs_insn *code = malloc(code_size + 1); /* aligned, and no longer than it is */
    uint64_t result = 0;
    enum rs_fault fault;

    memcpy(code, code_bytes, code_size);
    machine.regions[RS_REGION_INPUT] = (struct rs_region){memory, (uint32_t)memory_size, true};
    machine.regions[RS_REGION_STACK] = (struct rs_region){stack, sizeof stack, true};
    fault = rs_machine_run(&machine, code, (uint32_t)(code_size / 8), memory_size == 0 ? 0 : RS_ADDRESS(RS_REGION_INPUT, 0), memory_size,
                           &result);
    if (fault == RS_RAN) {
        printf("ok %" PRIx64 "\n", result);
    } else {
        printf("fault %d\n", fault);
    }
    free(code);
}

static void verify(const char *kind, const char *text)
{
    size_t size = parse(text, code_bytes);
    struct rs_insn *code = malloc(size + 1);
    struct rs_program program = {code, (uint32_t)(size / 8), (uint32_t)atoi(kind), NULL, 0, 0};
    struct rs_verdict verdict = {0};

    memcpy(code, code_bytes, size);
    if (rs_verify(&program, &verdict) != RS_OK) {
        exit(1);
    }
    printf("%" PRIu32 " %" PRIu32 "\n", verdict.verdict, verdict.instruction);
    free(code);
}

static void fold(void)
{
    for (unsigned unit = 0; unit < 0x10000; unit++) {
        printf("%04x%s", rs_fold((uint16_t)unit), unit == 0xFFFF ? "\n" : "");
    }
}

int main(void)
{
    static char line[LONGEST * 2 + 64];

    while (fgets(line, sizeof line, stdin) != NULL) {
        char *request = strtok(line, " \n");
        char *first = strtok(NULL, " \n");
        char *second = strtok(NULL, " \n");

        if (request != NULL && strcmp(request, "fold") == 0) {
            fold();
        } else if (request != NULL && second != NULL && strcmp(request, "run") == 0) {
            run(first, second);
        } else if (request != NULL && second != NULL && strcmp(request, "verify") == 0) {
            verify(first, second);
        } else {
            fprintf(stderr, "what is that?\n");
            return 1;
        }
        fflush(stdout);
    }
    return 0;
}
