/* Paths as users write them, and functions found in an image's exports. */
#include "world.h"

#include "../../../main/c/sys/rs_exports.h"

#include <stdlib.h>

static const char *told_path(PFILE_OBJECT handle, UNICODE_STRING path)
{
    IMAGE_INFO info = {.ImageSize = 1};

    world.image(&path, (HANDLE)1000, &info);
    return text_in(world_read(handle, RS_KIND_IMAGES), RS_IMAGES_PATH);
}

TEST(paths_of_files_are_written_with_letters_where_volumes_have_them)
{
    static const struct {
        const WCHAR *path;
        const char *expected;
    } cases[] = {
        {L"\\Device\\HarddiskVolume1\\Windows\\a.dll", "C:\\Windows\\a.dll"},
        {L"\\device\\HARDDISKVOLUME1\\a", "C:\\a"},
        {L"\\Device\\HarddiskVolume1", "C:"},
        {L"\\Device\\HarddiskVolume10\\a", "\\Device\\HarddiskVolume10\\a"},
        {L"\\Device\\Mup\\server\\share\\a", "\\\\server\\share\\a"},
        {L"\\??\\UNC\\server\\share\\a", "\\\\server\\share\\a"},
        {L"\\??\\D:\\a.exe", "D:\\a.exe"},
        {L"\\??\\", "\\??\\"},
        {L"\\SystemRoot\\System32\\ntdll.dll", "C:\\Windows\\System32\\ntdll.dll"},
        {L"\\SystemRootless\\a", "\\SystemRootless\\a"},
        {L"C:\\a", "C:\\a"},
        {L"\\", "\\"},
        {L"", "(unknown)"},
    };
    PFILE_OBJECT handle;

    world_new();
    world_loaded();
    handle = world_reader();
    for (size_t i = 0; i < COUNT(cases); i++) {
        CHECK_TEXT(told_path(handle, string_of(cases[i].path)), cases[i].expected);
    }
    CHECK_TEXT(told_path(handle, (UNICODE_STRING){2, 2, NULL}), "(unknown)");
    CHECK_TEXT(told_path(handle, (UNICODE_STRING){1, 2, (PWSTR)L"x"}), "(unknown)");
    world_close(handle);
    world_unload();
}

TEST(a_letter_that_a_volume_gets_later_is_known_from_the_next_start_on)
{
    UNICODE_STRING path = string_of(L"\\Device\\HarddiskVolume9\\a");
    PFILE_OBJECT handle;

    world_new();
    world_loaded();
    handle = world_reader();
    CHECK_TEXT(told_path(handle, path), "\\Device\\HarddiskVolume9\\a");
    world.links[1] = (struct value){.key = L"\\GLOBAL??\\E:", .data = L"\\Device\\HarddiskVolume9"};
    world_close(handle);
    handle = world_reader();
    CHECK_TEXT(told_path(handle, path), "E:\\a");
    world_close(handle);
    world_unload();
}

#define ROOM 0x1200

TEST(exports_are_found_by_name_and_forwarders_are_not)
{
    size_t size;
    const void *image;

    world_new();
    world.missing[0] = "FltReadFile";
    image = world_filter_image(&size);
    for (size_t i = 0; i < filter_function_count; i++) {
        void *expected = world_lacks(filter_functions[i].name) ? NULL : filter_functions[i].address;

        CHECK(rs_exports_find(image, size, filter_functions[i].name) == expected);
    }
    CHECK(rs_exports_find(image, size, "FltNothing") == NULL);
    CHECK(rs_exports_find(image, size, "") == NULL);
    CHECK(rs_exports_find(NULL, size, "FltReadFile") == NULL);
}

TEST(an_image_that_is_cut_or_damaged_is_read_inside_its_size)
{
    size_t size;
    uint8_t *image;
    uint32_t seed = 1;

    world_new();
    image = world_filter_image(&size);
    for (size_t length = 0; length < ROOM; length += 3) {
        uint8_t *cut = malloc(length > 0 ? length : 1);

        memcpy(cut, image, length);
        (void)rs_exports_find(cut, length, "FltUnregisterFilter");
        free(cut);
    }
    for (int i = 0; i < 20000; i++) {
        uint8_t *damaged = malloc(ROOM);

        memcpy(damaged, image, ROOM);
        for (int k = 0; k < 4; k++) {
            seed = seed * 1664525 + 1013904223;
            damaged[(seed >> 8) % 0x800] = (uint8_t)seed;
        }
        (void)rs_exports_find(damaged, ROOM, "FltUnregisterFilter");
        free(damaged);
    }
}
