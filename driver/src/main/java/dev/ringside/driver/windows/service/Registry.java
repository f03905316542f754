package dev.ringside.driver.windows.service;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import java.util.Optional;
import java.util.function.Supplier;

/** Keys and values below {@code HKEY_LOCAL_MACHINE}. Everything throws a {@link ServiceException} if Windows refuses. */
public final class Registry {
    private static final WinReg.HKEY MACHINE = WinReg.HKEY_LOCAL_MACHINE;
    private static final String SEPARATOR = "\\";

    private Registry() {}

    public static boolean exists(String key) {
        return ask("look for", key, () -> Advapi32Util.registryKeyExists(MACHINE, key));
    }

    /** The text of a value; empty if there is none. */
    public static Optional<String> text(String key, String value) {
        return ask(
                "read",
                key,
                () -> Advapi32Util.registryValueExists(MACHINE, key, value)
                        ? Optional.of(Advapi32Util.registryGetStringValue(MACHINE, key, value))
                        : Optional.empty());
    }

    /** Sets a value, and makes the key with those above it if it is not there. */
    public static void set(String key, String value, String text) {
        change(key, () -> Advapi32Util.registrySetStringValue(MACHINE, key, value, text));
    }

    /** Sets a value whose variables of the environment are put in when it is read; as {@link #set(String, String, String)}. */
    public static void setExpandable(String key, String value, String text) {
        change(key, () -> Advapi32Util.registrySetExpandableStringValue(MACHINE, key, value, text));
    }

    /** Sets a number; as {@link #set(String, String, String)}. */
    public static void set(String key, String value, int number) {
        change(key, () -> Advapi32Util.registrySetIntValue(MACHINE, key, value, number));
    }

    /** Removes a key and what is below it, if it is there. */
    public static void delete(String key) {
        if (!exists(key)) {
            return;
        }
        for (String below : ask("read", key, () -> Advapi32Util.registryGetKeys(MACHINE, key))) {
            delete(key + SEPARATOR + below);
        }
        ask("remove", key, () -> {
            Advapi32Util.registryDeleteKey(MACHINE, key);
            return true;
        });
    }

    private static void change(String key, Runnable change) {
        create(key);
        ask("write", key, () -> {
            change.run();
            return true;
        });
    }

    private static void create(String key) {
        if (!exists(key)) {
            int above = key.lastIndexOf(SEPARATOR);
            if (above > 0) {
                create(key.substring(0, above));
            }
            ask("make", key, () -> Advapi32Util.registryCreateKey(MACHINE, key));
        }
    }

    private static <T> T ask(String verb, String key, Supplier<T> action) {
        try {
            return action.get();
        } catch (Win32Exception e) {
            throw new ServiceException(verb + " the registry's key HKLM\\" + key, e.getErrorCode());
        }
    }
}
