package dev.ringside.driver.windows.network;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import dev.ringside.driver.windows.DeviceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list of all sockets of TCP and UDP that processes have. */
public final class SocketTable {
    private static final int IPV4 = 2;
    private static final int IPV6 = 23;
    private static final int TCP_TABLE_OWNER_PID_ALL = 5;
    private static final int UDP_TABLE_OWNER_PID = 1;
    private static final int ERROR_NOT_SUPPORTED = 50;
    private static final int ERROR_INSUFFICIENT_BUFFER = 122;
    private static final int ERROR_NO_DATA = 232;
    private static final int FIRST_BYTES = 1 << 16;
    private static final int MOST_BYTES = 1 << 27;

    private SocketTable() {}

    /**
     * The sockets that there are now. What only waits for its port to become free again belongs to nobody, and is left out.
     *
     * @throws DeviceException if Windows does not tell
     */
    public static List<Socket> read() {
        List<Socket> sockets = new ArrayList<>();
        if (Platform.isWindows()) {
            for (RowLayout layout : RowLayout.values()) {
                table(layout).ifPresent(table -> read(layout, table, sockets));
            }
        }
        return sockets;
    }

    private static void read(RowLayout layout, Memory table, List<Socket> into) {
        long rows = Math.min(
                Integer.toUnsignedLong(table.getInt(0)), (table.size() - RowLayout.FIRST_ROW) / layout.bytes());
        for (long i = 0; i < rows; i++) {
            layout.read(table, RowLayout.FIRST_ROW + i * layout.bytes()).ifPresent(into::add);
        }
    }

    /** Empty where there is no such protocol. */
    private static Optional<Memory> table(RowLayout layout) {
        int error = ERROR_INSUFFICIENT_BUFFER;
        for (int bytes = FIRST_BYTES; bytes <= MOST_BYTES && error == ERROR_INSUFFICIENT_BUFFER; bytes *= 2) {
            Memory table = new Memory(bytes);
            table.setInt(0, 0);
            error = query(layout, table);
            if (error == 0) {
                return Optional.of(table);
            }
        }
        if (error == ERROR_NOT_SUPPORTED || error == ERROR_NO_DATA) {
            return Optional.empty();
        }
        throw new DeviceException("list the sockets", error);
    }

    private static int query(RowLayout layout, Memory table) {
        Memory bytes = new Memory(Integer.BYTES);
        bytes.setInt(0, (int) table.size());
        int family = layout.isV6() ? IPV6 : IPV4;
        return layout.isTcp()
                ? Iphlpapi.GetExtendedTcpTable(table, bytes, 0, family, TCP_TABLE_OWNER_PID_ALL, 0)
                : Iphlpapi.GetExtendedUdpTable(table, bytes, 0, family, UDP_TABLE_OWNER_PID, 0);
    }

    /** Bound when first used, which works on Windows only. */
    private static final class Iphlpapi {
        static {
            Native.register(Iphlpapi.class, NativeLibrary.getInstance("iphlpapi"));
        }

        static native int GetExtendedTcpTable(
                Pointer table, Pointer bytes, int order, int family, int kind, int reserved);

        static native int GetExtendedUdpTable(
                Pointer table, Pointer bytes, int order, int family, int kind, int reserved);
    }
}
