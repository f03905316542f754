package dev.ringside.runtime.enrich;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The functions that a Windows program or library takes from others, from the file itself: see "PE Format" in Microsoft's documentation. The file may be
 * hostile: every loop has a bound, and what leads out of the file ends the reading.
 */
final class ImportTable {
    private static final int LONGEST_NAME = 512;
    private static final int MOST_SECTIONS = 96;
    private static final int MOST_LIBRARIES = 2048;
    private static final int MOST_FUNCTIONS = 1 << 16;

    private static final int DOS_MAGIC = 0x5A4D;
    private static final long MAGIC = 0x4550;
    private static final int MAGIC_32 = 0x10B;
    private static final int MAGIC_64 = 0x20B;
    private static final int DESCRIPTOR_BYTES = 20;
    private static final int SECTION_BYTES = 40;
    /** Where a section begins in the file is rounded down to that by the loader. */
    private static final long SECTOR = 512;

    private final PagedFile file;
    private final boolean is64;
    private final long directory;
    private final List<Section> sections;

    private record Section(long address, long size, long offset) {}

    /**
     * A function.
     *
     * @param library file name of where it is taken from, as it is written
     * @param name empty if it is named by its number
     * @param ordinal the number; 0 if it is named
     */
    record Function(String library, String name, int ordinal) {}

    private ImportTable(PagedFile file, boolean is64, long directory, List<Section> sections) {
        this.file = file;
        this.is64 = is64;
        this.directory = directory;
        this.sections = sections;
    }

    /** The table of a file; empty if the file is no program or library of Windows. */
    static Optional<ImportTable> of(FileChannel channel) throws IOException {
        long size = channel.size();
        PagedFile file = new PagedFile(channel);
        if (size < 0x40 || file.shortAt(0) != DOS_MAGIC) {
            return Optional.empty();
        }
        long header = file.intAt(0x3C);
        if (header + 24 > size || file.intAt(header) != MAGIC) {
            return Optional.empty();
        }
        long optional = header + 24;
        int magic = file.shortAt(optional);
        if (magic != MAGIC_32 && magic != MAGIC_64) {
            return Optional.empty();
        }
        boolean is64 = magic == MAGIC_64;
        long directories = optional + (is64 ? 112 : 96);
        long directory = file.intAt(directories - 4) > 1 ? file.intAt(directories + 8) : 0;
        long at = optional + file.shortAt(header + 20);
        List<Section> sections = new ArrayList<>();
        int count = Math.min(MOST_SECTIONS, file.shortAt(header + 6));
        for (int i = 0; i < count; i++, at += SECTION_BYTES) {
            long length = Math.max(file.intAt(at + 8), file.intAt(at + 16));
            sections.add(new Section(file.intAt(at + 12), length, file.intAt(at + 20) / SECTOR * SECTOR));
        }
        return Optional.of(new ImportTable(file, is64, directory, sections));
    }

    /** The functions in the order of the table. */
    List<Function> functions() throws IOException {
        List<Function> functions = new ArrayList<>();
        if (directory == 0) {
            return functions;
        }
        long at = offset(directory);
        for (int i = 0; i < MOST_LIBRARIES; i++, at += DESCRIPTOR_BYTES) {
            long name = file.intAt(at + 12);
            if (name == 0) {
                return functions;
            }
            long lookup = file.intAt(at);
            // Old linkers leave the first table out, and the second one is the same until the program is loaded.
            long table = lookup != 0 ? lookup : file.intAt(at + 16);
            library(file.nameAt(offset(name), LONGEST_NAME), table, functions);
        }
        throw new IOException("more libraries than there can be");
    }

    private void library(String library, long table, List<Function> functions) throws IOException {
        int step = is64 ? Long.BYTES : Integer.BYTES;
        long at = offset(table);
        while (functions.size() < MOST_FUNCTIONS) {
            long entry = is64 ? file.longAt(at) : file.intAt(at);
            if (entry == 0) {
                return;
            }
            boolean byNumber = entry >>> (step * Byte.SIZE - 1) != 0;
            functions.add(
                    byNumber
                            ? new Function(library, "", (int) (entry & 0xFFFF))
                            : new Function(library, file.nameAt(offset((entry & 0x7FFFFFFF) + 2), LONGEST_NAME), 0));
            at += step;
        }
        throw new IOException("more functions than there can be");
    }

    /** Where in the file lies what is at that address once the program is loaded. */
    private long offset(long address) throws IOException {
        long lowest = Long.MAX_VALUE;
        for (Section section : sections) {
            if (address >= section.address() && address < section.address() + section.size()) {
                return address - section.address() + section.offset();
            }
            lowest = Math.min(lowest, section.address());
        }
        if (address < lowest) {
            return address;
        }
        throw new IOException("an address outside of all sections");
    }
}
