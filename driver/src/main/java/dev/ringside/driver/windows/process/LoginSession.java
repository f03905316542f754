package dev.ringside.driver.windows.process;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Who sits before a login session, and where. */
public final class LoginSession {
    private static final int USER_NAME = 5;
    private static final int DOMAIN_NAME = 7;
    private static final int CLIENT_NAME = 10;
    private static final int CLIENT_ADDRESS = 14;
    // struct WTS_CLIENT_ADDRESS: the family, and behind it the address, for IPv4 two bytes later.
    private static final int ADDRESS_BYTES = 24;
    private static final int ADDRESS = 4;
    private static final int IP_4 = 2;

    private LoginSession() {}

    /** The session's user and, over the network, address and host, as Sysmon writes them: {@code user: DESK\ada ip: 10.0.0.7 hostname: LAPTOP}. */
    public static Optional<String> client(int session) {
        if (!Platform.isWindows()) {
            return Optional.empty();
        }
        return text(session, USER_NAME).map(user -> {
            String domain = text(session, DOMAIN_NAME).map(name -> name + "\\").orElse("");
            return "user: " + domain + user
                    + address(session).map(address -> " ip: " + address).orElse("")
                    + text(session, CLIENT_NAME)
                            .map(host -> " hostname: " + host)
                            .orElse("");
        });
    }

    private static Optional<String> text(int session, int kind) {
        return query(session, kind).flatMap(answer -> {
            try {
                String text = answer.at().getWideString(0);
                return text.isEmpty() ? Optional.empty() : Optional.of(text);
            } finally {
                Wtsapi32.WTSFreeMemory(Pointer.nativeValue(answer.at()));
            }
        });
    }

    private static Optional<String> address(int session) {
        return query(session, CLIENT_ADDRESS).flatMap(answer -> {
            try {
                boolean isAddress =
                        answer.bytes() >= ADDRESS_BYTES && answer.at().getInt(0) == IP_4;
                return isAddress
                        ? Optional.of(InetAddress.getByAddress(answer.at().getByteArray(ADDRESS + 2, 4))
                                .getHostAddress())
                        : Optional.empty();
            } catch (UnknownHostException e) {
                throw new IllegalStateException("four bytes are an address", e);
            } finally {
                Wtsapi32.WTSFreeMemory(Pointer.nativeValue(answer.at()));
            }
        });
    }

    private record Answer(Pointer at, int bytes) {}

    private static Optional<Answer> query(int session, int kind) {
        Memory place = new Memory(Long.BYTES + Integer.BYTES);
        place.clear();
        int done = Wtsapi32.WTSQuerySessionInformationW(0, session, kind, place, place.share(Long.BYTES));
        Pointer at = place.getPointer(0);
        return done == 0 || at == null ? Optional.empty() : Optional.of(new Answer(at, place.getInt(Long.BYTES)));
    }

    /** Bound when first used, which works on Windows only. */
    private static final class Wtsapi32 {
        static {
            Native.register(Wtsapi32.class, NativeLibrary.getInstance("wtsapi32"));
        }

        static native int WTSQuerySessionInformationW(long server, int session, int kind, Pointer text, Pointer bytes);

        static native void WTSFreeMemory(long memory);
    }
}
