package dev.ringside.driver.windows.files;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.WString;

/**
 * The functions of wintrust and crypt32 that signatures are verified with, and where the members of their structures lie on 64 bits (wintrust.h).
 * Loading this class works on Windows only.
 */
final class Wintrust {
    // struct WINTRUST_DATA
    static final int DATA_BYTES = 88;
    static final int DATA_UI = 24;
    static final int DATA_CHOICE = 32;
    static final int DATA_SUBJECT = 40;
    static final int DATA_ACTION = 48;
    static final int DATA_STATE = 56;
    static final int DATA_FLAGS = 72;
    // struct WINTRUST_FILE_INFO
    static final int FILE_BYTES = 32;
    static final int FILE_PATH = 8;
    static final int FILE_HANDLE = 16;
    // struct WINTRUST_CATALOG_INFO
    static final int CATALOG_BYTES = 72;
    static final int CATALOG_PATH = 8;
    static final int CATALOG_TAG = 16;
    static final int CATALOG_MEMBER_PATH = 24;
    static final int CATALOG_MEMBER_HANDLE = 32;
    static final int CATALOG_HASH = 40;
    static final int CATALOG_HASH_BYTES = 48;
    static final int CATALOG_ADMIN = 64;
    /** Where struct CRYPT_PROVIDER_CERT has the certificate. */
    static final int CERTIFICATE = 8;

    static final int UI_NONE = 2;
    static final int CHOICE_FILE = 1;
    static final int CHOICE_CATALOG = 2;
    static final int ACTION_VERIFY = 1;
    static final int ACTION_CLOSE = 2;
    /** WTD_REVOCATION_CHECK_NONE and WTD_CACHE_ONLY_URL_RETRIEVAL: nothing is asked over the network. */
    static final int FLAGS_OFFLINE = 0x1010;

    static final int NAME_SIMPLE_DISPLAY = 4;

    static {
        Native.register(Wintrust.class, NativeLibrary.getInstance("wintrust"));
    }

    private Wintrust() {}

    static native int WinVerifyTrust(long window, Pointer action, Pointer data);

    static native long WTHelperProvDataFromStateData(long state);

    static native long WTHelperGetProvSignerFromChain(long data, int signer, int counter, int counterSigner);

    static native Pointer WTHelperGetProvCertFromChain(long signer, int certificate);

    /** Catalogs by the better of two hashes: there since Windows 8. */
    static final class Catalogs {
        static {
            Native.register(Catalogs.class, NativeLibrary.getInstance("wintrust"));
        }

        static native int CryptCATAdminAcquireContext2(
                Pointer context, long subsystem, WString algorithm, long policy, int flags);

        static native int CryptCATAdminCalcHashFromFileHandle2(
                long context, long file, Pointer size, Pointer hash, int flags);

        static native long CryptCATAdminEnumCatalogFromHash(
                long context, Pointer hash, int size, int flags, long previous);

        static native int CryptCATCatalogInfoFromContext(long catalog, Pointer information, int flags);

        static native int CryptCATAdminReleaseCatalogContext(long context, long catalog, int flags);

        static native int CryptCATAdminReleaseContext(long context, int flags);
    }

    static final class Crypt32 {
        static {
            Native.register(Crypt32.class, NativeLibrary.getInstance("crypt32"));
        }

        static native int CertGetNameStringW(
                long certificate, int type, int flags, long parameter, Pointer name, int units);
    }
}
