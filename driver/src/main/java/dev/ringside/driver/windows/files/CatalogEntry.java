package dev.ringside.driver.windows.files;

import com.sun.jna.Memory;
import com.sun.jna.WString;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where a file stands in a catalog of signed hashes, as most of Windows' own files do.
 *
 * @param context Windows' number for the catalogs by one kind of hash; given back when this is closed
 * @param catalog path of the catalog
 * @param hash of the file
 */
record CatalogEntry(long context, String catalog, Memory hash) implements AutoCloseable {
    // struct CATALOG_INFO: its size, and a path of at most MAX_PATH.
    private static final int INFORMATION_BYTES = 524;
    private static final int INFORMATION_PATH = 4;
    private static final int LONGEST_HASH = 64;
    private static final List<String> ALGORITHMS = List.of("SHA256", "SHA1");

    /** The entry of a file in one of the machine's catalogs. */
    static Optional<CatalogEntry> find(FileHandle file) {
        try {
            for (String algorithm : ALGORITHMS) {
                Optional<CatalogEntry> found = find(file, algorithm);
                if (found.isPresent()) {
                    return found;
                }
            }
        } catch (LinkageError e) {
            // A Windows without these functions: what is signed by a catalog counts as not signed.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<CatalogEntry> find(FileHandle file, String algorithm) {
        Memory place = new Memory(Long.BYTES);
        if (Wintrust.Catalogs.CryptCATAdminAcquireContext2(place, 0, new WString(algorithm), 0, 0) == 0) {
            return Optional.empty();
        }
        long context = place.getLong(0);
        Optional<CatalogEntry> found = hash(context, file).flatMap(hash -> find(context, hash));
        if (found.isEmpty()) {
            Wintrust.Catalogs.CryptCATAdminReleaseContext(context, 0);
        }
        return found;
    }

    private static Optional<Memory> hash(long context, FileHandle file) {
        Memory size = new Memory(Integer.BYTES);
        size.setInt(0, LONGEST_HASH);
        Memory hash = new Memory(LONGEST_HASH);
        if (Wintrust.Catalogs.CryptCATAdminCalcHashFromFileHandle2(context, file.number(), size, hash, 0) == 0) {
            return Optional.empty();
        }
        Memory whole = new Memory(Math.max(1, Math.min(LONGEST_HASH, size.getInt(0))));
        whole.write(0, hash.getByteArray(0, (int) whole.size()), 0, (int) whole.size());
        return Optional.of(whole);
    }

    private static Optional<CatalogEntry> find(long context, Memory hash) {
        long catalog = Wintrust.Catalogs.CryptCATAdminEnumCatalogFromHash(context, hash, (int) hash.size(), 0, 0);
        if (catalog == 0) {
            return Optional.empty();
        }
        try {
            Memory information = new Memory(INFORMATION_BYTES);
            information.clear();
            information.setInt(0, INFORMATION_BYTES);
            return Wintrust.Catalogs.CryptCATCatalogInfoFromContext(catalog, information, 0) == 0
                    ? Optional.empty()
                    : Optional.of(new CatalogEntry(context, information.getWideString(INFORMATION_PATH), hash));
        } finally {
            Wintrust.Catalogs.CryptCATAdminReleaseCatalogContext(context, catalog, 0);
        }
    }

    /** What the file is called in the catalog: the hash in hexadecimal digits. */
    String tag() {
        return HexFormat.of().withUpperCase().formatHex(hash.getByteArray(0, (int) hash.size()));
    }

    @Override
    public void close() {
        Wintrust.Catalogs.CryptCATAdminReleaseContext(context, 0);
    }
}
