package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.expr.Network;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done with the addresses of an event, which may be missing; for the interpreter and for compiled code. */
final class Addresses {
    private Addresses() {}

    static boolean same(@Nullable IpAddress one, @Nullable IpAddress other) {
        return one != null && one.equals(other);
    }

    static boolean isIn(@Nullable IpAddress address, List<Network> networks) {
        if (address == null) {
            return false;
        }
        for (int i = 0; i < networks.size(); i++) {
            if (networks.get(i).contains(address)) {
                return true;
            }
        }
        return false;
    }
}
