package dev.ringside.dsl.expr;

import dev.ringside.dsl.event.IpAddress;
import java.util.Optional;

/**
 * A block of addresses.
 *
 * @param base the first address, its bits behind the prefix zero
 * @param prefix how many leading bits of the 128 are fixed; an IPv4 block has at least 96
 */
public record Network(IpAddress base, int prefix) {

    public Network {
        if (prefix < 0 || prefix > 128) {
            throw new IllegalArgumentException("prefix " + prefix);
        }
        base = new IpAddress(base.high() & highMask(prefix), base.low() & lowMask(prefix));
    }

    /** Reads {@code 10.0.0.0/8}, {@code fe80::/10}, or an address alone. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty() || slash < 0) {
            return address.map(a -> new Network(a, 128));
        }
        String digits = text.substring(slash + 1);
        boolean v4 = text.indexOf(':') < 0;
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > (v4 ? 32 : 128)) {
            return Optional.empty();
        }
        return address.map(a -> new Network(a, Integer.parseInt(digits) + (v4 ? 96 : 0)));
    }

    public boolean contains(IpAddress address) {
        return ((address.high() ^ base.high()) & highMask(prefix)) == 0
                && ((address.low() ^ base.low()) & lowMask(prefix)) == 0;
    }

    private static long highMask(int prefix) {
        return prefix == 0 ? 0 : prefix >= 64 ? -1L : -1L << (64 - prefix);
    }

    private static long lowMask(int prefix) {
        return prefix <= 64 ? 0 : -1L << (128 - prefix);
    }

    @Override
    public String toString() {
        return base + "/" + (base.isV4() && prefix >= 96 ? prefix - 96 : prefix);
    }
}
