/*
 * Puts a text on the clipboard once a window called Ringside listens, and keeps it there until standard input ends:
 * clip.exe FORMAT, the number of one that is made of bytes or 13 for Unicode.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

/* The last letter is none of ASCII: 0xE9 in Windows' Western code page, 0x82 in that of its consoles. */
static HGLOBAL text(UINT format)
{
    static const char ansi[] = "caf\xE9", oem[] = "caf\x82";
    static const WCHAR unicode[] = {'c', 'a', 'f', 0xE9, 0};
    const void *from = format == CF_UNICODETEXT ? (const void *)unicode : format == CF_OEMTEXT ? oem : ansi;
    size_t size = format == CF_UNICODETEXT ? sizeof(unicode) : sizeof(ansi);
    HGLOBAL memory = GlobalAlloc(GMEM_MOVEABLE, size);
    void *to = memory ? GlobalLock(memory) : NULL;

    if (!to)
        return NULL;
    memcpy(to, from, size);
    GlobalUnlock(memory);
    return memory;
}

int main(int count, char **arguments)
{
    UINT format = count > 1 ? (UINT)atoi(arguments[1]) : CF_TEXT;
    HWND window = CreateWindowExA(0, "STATIC", "clip", 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, NULL);
    int tries;

    for (tries = 0; tries < 1200 && !FindWindowExA(HWND_MESSAGE, NULL, NULL, "Ringside"); tries++)
        Sleep(50);
    if (!OpenClipboard(window))
        return 1;
    EmptyClipboard();
    if (!SetClipboardData(format, text(format)))
        return 2;
    CloseClipboard();
    while (getchar() != EOF)
        ;
    return 0;
}
