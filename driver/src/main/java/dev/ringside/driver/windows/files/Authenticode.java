package dev.ringside.driver.windows.files;

import com.sun.jna.Memory;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.util.Optional;

/** Who signed a file: verified by Windows, in the file itself or in a catalog, from what is on the machine. */
public final class Authenticode {
    /** WINTRUST_ACTION_GENERIC_VERIFY_V2: {00AAC56B-CD44-11D0-8CC2-00C04FC295EE}. */
    private static final byte[] GENERIC_VERIFY = {
        0x6B,
        (byte) 0xC5,
        (byte) 0xAA,
        0,
        0x44,
        (byte) 0xCD,
        (byte) 0xD0,
        0x11,
        (byte) 0x8C,
        (byte) 0xC2,
        0,
        (byte) 0xC0,
        0x4F,
        (byte) 0xC2,
        (byte) 0x95,
        (byte) 0xEE
    };

    private static final int MOST_UNITS = 512;

    private Authenticode() {}

    /** The signature of a file; empty if it cannot be read, and on other systems. */
    public static Optional<Signature> of(String path) {
        if (!Platform.isWindows()) {
            return Optional.empty();
        }
        return FileHandle.open(path).map(file -> {
            try (file) {
                Verdict own = inFile(path, file);
                return Signature.isMissing(own.answer()) ? inCatalog(path, file) : own.signature();
            }
        });
    }

    /** @param answer Windows' */
    private record Verdict(int answer, Optional<String> signer) {
        Signature signature() {
            return Signature.of(answer, signer);
        }
    }

    private static Verdict inFile(String path, FileHandle file) {
        Memory name = wide(path);
        Memory subject = cleared(Wintrust.FILE_BYTES);
        subject.setInt(0, Wintrust.FILE_BYTES);
        subject.setPointer(Wintrust.FILE_PATH, name);
        subject.setLong(Wintrust.FILE_HANDLE, file.number());
        return verify(Wintrust.CHOICE_FILE, subject, name);
    }

    private static Signature inCatalog(String path, FileHandle file) {
        return CatalogEntry.find(file)
                .map(entry -> {
                    try (entry) {
                        return inCatalog(path, file, entry).signature();
                    }
                })
                .orElse(Signature.NONE);
    }

    private static Verdict inCatalog(String path, FileHandle file, CatalogEntry entry) {
        Memory catalog = wide(entry.catalog());
        Memory tag = wide(entry.tag());
        Memory name = wide(path);
        Memory hash = entry.hash();
        Memory subject = cleared(Wintrust.CATALOG_BYTES);
        subject.setInt(0, Wintrust.CATALOG_BYTES);
        subject.setPointer(Wintrust.CATALOG_PATH, catalog);
        subject.setPointer(Wintrust.CATALOG_TAG, tag);
        subject.setPointer(Wintrust.CATALOG_MEMBER_PATH, name);
        subject.setLong(Wintrust.CATALOG_MEMBER_HANDLE, file.number());
        subject.setPointer(Wintrust.CATALOG_HASH, hash);
        subject.setInt(Wintrust.CATALOG_HASH_BYTES, (int) hash.size());
        subject.setLong(Wintrust.CATALOG_ADMIN, entry.context());
        return verify(Wintrust.CHOICE_CATALOG, subject, catalog, tag, name, hash);
    }

    /** @param parts what the subject points to */
    private static Verdict verify(int choice, Memory subject, Memory... parts) {
        Memory action = new Memory(GENERIC_VERIFY.length);
        action.write(0, GENERIC_VERIFY, 0, GENERIC_VERIFY.length);
        Memory data = cleared(Wintrust.DATA_BYTES);
        data.setInt(0, Wintrust.DATA_BYTES);
        data.setInt(Wintrust.DATA_UI, Wintrust.UI_NONE);
        data.setInt(Wintrust.DATA_CHOICE, choice);
        data.setPointer(Wintrust.DATA_SUBJECT, subject);
        data.setInt(Wintrust.DATA_ACTION, Wintrust.ACTION_VERIFY);
        data.setInt(Wintrust.DATA_FLAGS, Wintrust.FLAGS_OFFLINE);
        int answer = Wintrust.WinVerifyTrust(0, action, data);
        try {
            return new Verdict(answer, signer(data.getLong(Wintrust.DATA_STATE)));
        } finally {
            data.setInt(Wintrust.DATA_ACTION, Wintrust.ACTION_CLOSE);
            Wintrust.WinVerifyTrust(0, action, data);
            Reference.reachabilityFence(subject);
            Reference.reachabilityFence(parts);
        }
    }

    /** The name on the signer's certificate. */
    private static Optional<String> signer(long state) {
        long provider = state == 0 ? 0 : Wintrust.WTHelperProvDataFromStateData(state);
        long signer = provider == 0 ? 0 : Wintrust.WTHelperGetProvSignerFromChain(provider, 0, 0, 0);
        Pointer certificate = signer == 0 ? null : Wintrust.WTHelperGetProvCertFromChain(signer, 0);
        if (certificate == null) {
            return Optional.empty();
        }
        Memory name = new Memory((long) MOST_UNITS * Character.BYTES);
        int units = Wintrust.Crypt32.CertGetNameStringW(
                certificate.getLong(Wintrust.CERTIFICATE), Wintrust.NAME_SIMPLE_DISPLAY, 0, 0, name, MOST_UNITS);
        return units > 1 ? Optional.of(name.getWideString(0)) : Optional.empty();
    }

    private static Memory cleared(int bytes) {
        Memory memory = new Memory(bytes);
        memory.clear();
        return memory;
    }

    private static Memory wide(String text) {
        Memory memory = new Memory((text.length() + 1L) * Character.BYTES);
        memory.setWideString(0, text);
        return memory;
    }
}
