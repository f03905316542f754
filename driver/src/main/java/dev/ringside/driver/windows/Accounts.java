package dev.ringside.driver.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.util.Optional;

/** What only Windows knows: who a security id is, and which machine this is. Empty answers elsewhere. For any thread. */
public final class Accounts {
    private static final int MOST_UNITS = 256;

    private Accounts() {}

    /**
     * Whose security id it is. May ask a domain controller, and so take seconds.
     *
     * @param sid as text: {@code S-1-5-18}
     * @return domain and name as Sysmon writes them: {@code NT AUTHORITY\SYSTEM}; empty if nobody knows
     */
    public static Optional<String> name(String sid) {
        if (!Platform.isWindows()) {
            return Optional.empty();
        }
        Memory place = new Memory(Long.BYTES);
        if (Advapi32.ConvertStringSidToSidW(new WString(sid), place) == 0) {
            return Optional.empty();
        }
        long binary = place.getLong(0);
        try {
            return lookUp(binary);
        } finally {
            LocalMemory.LocalFree(binary);
        }
    }

    private static Optional<String> lookUp(long sid) {
        Memory name = new Memory((long) MOST_UNITS * Character.BYTES);
        Memory domain = new Memory((long) MOST_UNITS * Character.BYTES);
        Memory nameUnits = number(MOST_UNITS);
        Memory domainUnits = number(MOST_UNITS);
        if (Advapi32.LookupAccountSidW(0, sid, name, nameUnits, domain, domainUnits, number(0)) == 0) {
            return Optional.empty();
        }
        String owner = domain.getWideString(0);
        return Optional.of(owner.isEmpty() ? name.getWideString(0) : owner + "\\" + name.getWideString(0));
    }

    /** A number that Windows gave this machine when it was installed, as text. */
    public static Optional<String> machine() {
        if (!Platform.isWindows()) {
            return Optional.empty();
        }
        Memory text = new Memory((long) MOST_UNITS * Character.BYTES);
        int error = Advapi32.RegGetValueW(
                Advapi32.LOCAL_MACHINE,
                new WString("SOFTWARE\\Microsoft\\Cryptography"),
                new WString("MachineGuid"),
                Advapi32.TEXT_OF_64_BITS,
                0,
                text,
                number(MOST_UNITS * Character.BYTES));
        return error == 0 ? Optional.of(text.getWideString(0)) : Optional.empty();
    }

    private static Memory number(int value) {
        Memory memory = new Memory(Integer.BYTES);
        memory.setInt(0, value);
        return memory;
    }

    /** Bound when first used, which works on Windows only. */
    private static final class Advapi32 {
        static final long LOCAL_MACHINE = 0xFFFFFFFF80000002L;
        /** RRF_RT_REG_SZ and RRF_SUBKEY_WOW6464KEY. */
        static final int TEXT_OF_64_BITS = 0x00010002;

        static {
            Native.register(Advapi32.class, NativeLibrary.getInstance("advapi32"));
        }

        static native int ConvertStringSidToSidW(WString text, Pointer sid);

        static native int LookupAccountSidW(
                long system,
                long sid,
                Pointer name,
                Pointer nameUnits,
                Pointer domain,
                Pointer domainUnits,
                Pointer use);

        static native int RegGetValueW(
                long key, WString subKey, WString value, int flags, long type, Pointer data, Pointer size);
    }

    private static final class LocalMemory {
        static {
            Native.register(LocalMemory.class, NativeLibrary.getInstance("kernel32"));
        }

        static native long LocalFree(long memory);
    }
}
