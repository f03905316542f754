package dev.ringside.driver.windows.etw;

import com.sun.jna.NativeLibrary;

/** Where the functions of ETW are. */
final class EtwLibraries {
    /** Names a library that has all of them, in the place of Windows' own. */
    static final String PROPERTY = "ringside.etw.library";

    private EtwLibraries() {}

    static NativeLibrary tracing() {
        return library("advapi32");
    }

    static NativeLibrary decoding() {
        return library("tdh");
    }

    private static NativeLibrary library(String name) {
        return NativeLibrary.getInstance(System.getProperty(PROPERTY, name));
    }
}
