package dev.ringside.runtime.enrich;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash functions that events have. */
enum Digests {
    SHA1("SHA-1"),
    MD5("MD5"),
    SHA256("SHA-256");

    private static final HexFormat CAPITALS = HexFormat.of().withUpperCase();

    private final String algorithm;

    Digests(String algorithm) {
        this.algorithm = algorithm;
    }

    MessageDigest start() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has " + algorithm, e);
        }
    }

    byte[] of(byte[] content) {
        return start().digest(content);
    }

    /** In capitals, as Sysmon writes them. */
    static String hex(byte[] hash) {
        return CAPITALS.formatHex(hash);
    }
}
