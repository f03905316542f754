package dev.ringside.driver.windows.service;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.nio.file.Path;

/** A folder that only administrators and SYSTEM may look into, from its first moment. */
public final class GuardedFolder {
    /** All rights for the two, for what comes to be in it too, and nothing of what the folder above says. */
    private static final String DESCRIPTOR = "D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";

    private static final int REVISION = 1;
    // struct SECURITY_ATTRIBUTES on 64 bits: nLength, lpSecurityDescriptor, bInheritHandle.
    private static final int ATTRIBUTES_BYTES = 24;
    private static final int ATTRIBUTES_DESCRIPTOR = 8;

    private GuardedFolder() {}

    /**
     * Makes it.
     *
     * @throws ServiceException if Windows refuses, or there is one: somebody else may have put it there to look into it later
     */
    public static void create(Path folder) {
        String operation = "make the folder " + folder;
        Memory descriptor = new Memory(Native.POINTER_SIZE);
        if (Advapi32.ConvertStringSecurityDescriptorToSecurityDescriptorW(
                        new WString(DESCRIPTOR), REVISION, descriptor, 0)
                == 0) {
            throw new ServiceException(operation, Native.getLastError());
        }
        long address = descriptor.getLong(0);
        try {
            Memory attributes = new Memory(ATTRIBUTES_BYTES);
            attributes.clear();
            attributes.setInt(0, ATTRIBUTES_BYTES);
            attributes.setLong(ATTRIBUTES_DESCRIPTOR, address);
            if (Kernel32.CreateDirectoryW(new WString(folder.toString()), attributes) == 0) {
                throw new ServiceException(operation, Native.getLastError());
            }
        } finally {
            Kernel32.LocalFree(address);
        }
    }

    private static final class Advapi32 {
        static {
            Native.register(Advapi32.class, NativeLibrary.getInstance("advapi32"));
        }

        static native int ConvertStringSecurityDescriptorToSecurityDescriptorW(
                WString text, int revision, Pointer descriptor, long size);
    }

    private static final class Kernel32 {
        static {
            Native.register(Kernel32.class, NativeLibrary.getInstance("kernel32"));
        }

        static native int CreateDirectoryW(WString name, Pointer attributes);

        static native long LocalFree(long memory);
    }
}
