package dev.ringside.driver.windows.files;

import java.util.Optional;

/**
 * Whether a file is signed, and what is to be thought of it.
 *
 * @param signed whether there is a signature, in the file or in a catalog, good or bad
 * @param signer the name on the certificate
 * @param status {@code Valid}, {@code Expired}, {@code Revoked}, {@code Unavailable} if there is none, as Sysmon has them; {@code Invalid} with
 *     Windows' error code for everything else
 */
public record Signature(boolean signed, Optional<String> signer, String status) {
    /** There is none. */
    public static final Signature NONE = new Signature(false, Optional.empty(), "Unavailable");

    private static final int TRUST_E_PROVIDER_UNKNOWN = 0x800B0001;
    private static final int TRUST_E_SUBJECT_FORM_UNKNOWN = 0x800B0003;
    private static final int TRUST_E_NOSIGNATURE = 0x800B0100;
    private static final int CERT_E_EXPIRED = 0x800B0101;
    private static final int CERT_E_REVOKED = 0x800B010C;

    /** Whether that answer of Windows means that there is no signature at all. */
    static boolean isMissing(int answer) {
        return answer == TRUST_E_NOSIGNATURE
                || answer == TRUST_E_SUBJECT_FORM_UNKNOWN
                || answer == TRUST_E_PROVIDER_UNKNOWN;
    }

    static Signature of(int answer, Optional<String> signer) {
        if (isMissing(answer)) {
            return NONE;
        }
        return new Signature(
                true,
                signer,
                switch (answer) {
                    case 0 -> "Valid";
                    case CERT_E_EXPIRED -> "Expired";
                    case CERT_E_REVOKED -> "Revoked";
                    default -> "Invalid (0x%08X)".formatted(answer);
                });
    }
}
