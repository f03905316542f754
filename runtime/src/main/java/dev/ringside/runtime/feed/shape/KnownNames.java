package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.event.Os;
import dev.ringside.runtime.feed.log.LogRecord.SystemText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Providers and their logs, which shippers write in whatever case, or only one of the two. */
final class KnownNames {
    static final Known SYSMON = new Known("Microsoft-Windows-Sysmon", "Microsoft-Windows-Sysmon/Operational");
    static final Known LINUX_SYSMON = new Known("Linux-Sysmon", "Linux-Sysmon/Operational");

    private static final List<Known> ALL = List.of(
            SYSMON,
            LINUX_SYSMON,
            new Known("Microsoft-Windows-Security-Auditing", "Security"),
            new Known("Microsoft-Windows-PowerShell", "Microsoft-Windows-PowerShell/Operational"));

    private KnownNames() {}

    /** @param channel the log that most of its records are in */
    record Known(String provider, String channel) {}

    /** Writes the names of the provider and its log as Windows does, and gives a record that names its log alone the provider of that. */
    static void complete(StoredRecord.Builder record) {
        String provider = record.text(SystemText.PROVIDER);
        String channel = record.text(SystemText.CHANNEL);
        for (Known known : ALL) {
            if (known.provider.equalsIgnoreCase(provider)
                    || (provider == null && known.channel.equalsIgnoreCase(channel))) {
                record.replace(SystemText.PROVIDER, known.provider);
                record.replace(
                        SystemText.CHANNEL,
                        channel == null || channel.equalsIgnoreCase(known.channel) ? known.channel : channel);
            }
        }
        if (LINUX_SYSMON.provider.equals(record.text(SystemText.PROVIDER))) {
            record.os(Os.LINUX);
        }
        String id = record.text(SystemText.PROVIDER_ID);
        if (id != null) {
            record.replace(SystemText.PROVIDER_ID, braced(id).toUpperCase(Locale.ROOT));
        }
        String activity = record.text(SystemText.ACTIVITY_ID);
        if (activity != null) {
            record.replace(SystemText.ACTIVITY_ID, braced(activity));
        }
    }

    /** Whether the text is a GUID without braces. */
    static boolean isBareGuid(@Nullable String text) {
        if (text == null || text.length() != 36) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? character != '-' : Character.digit(character, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A GUID with its braces, and any other text as it is. */
    static String braced(String text) {
        return isBareGuid(text) ? "{" + text + "}" : text;
    }
}
