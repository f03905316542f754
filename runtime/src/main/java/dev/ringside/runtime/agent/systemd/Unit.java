package dev.ringside.runtime.agent.systemd;

import dev.ringside.runtime.agent.install.ServiceProgram;
import java.util.stream.Collectors;

/**
 * The unit that systemd starts the service by.
 *
 * <p>The service runs as a user that exists only while it does. Of root's rights it has two: CAP_BPF and CAP_PERFMON, to load programs that watch, which is
 * all that live events need. The configuration is for root's eyes, so systemd itself, with all its rights, hands the service a copy. The JVM makes code
 * as it runs, which MemoryDenyWriteExecute= would forbid; and what processes of others do is what it is there to see, so ProtectProc= is not set.
 */
final class Unit {
    /** The capabilities of the service. */
    static final String CAPABILITIES = "CAP_BPF CAP_PERFMON";

    private static final String TEXT = """
            [Unit]
            Description=Ringside: detections on what this machine does

            [Service]
            Type=exec
            ExecStartPre=-+{copy}
            ExecStart={command}
            ExecReload=-+{copy}
            ExecReload=/bin/kill -HUP $MAINPID
            Restart=on-failure
            RestartSec=5

            DynamicUser=yes
            AmbientCapabilities={capabilities}
            CapabilityBoundingSet={capabilities}
            RuntimeDirectory=ringside
            RuntimeDirectoryMode=0700
            LogsDirectory=ringside
            LogsDirectoryMode=0700
            UMask=0077

            NoNewPrivileges=yes
            ProtectSystem=strict
            ProtectHome=yes
            PrivateTmp=yes
            PrivateDevices=yes
            PrivateNetwork=yes
            IPAddressDeny=any
            RestrictAddressFamilies=AF_UNIX
            ProtectHostname=yes
            ProtectClock=yes
            ProtectKernelTunables=yes
            ProtectKernelModules=yes
            ProtectKernelLogs=yes
            ProtectControlGroups=yes
            RestrictNamespaces=yes
            RestrictRealtime=yes
            RestrictSUIDSGID=yes
            LockPersonality=yes
            RemoveIPC=yes
            KeyringMode=private
            SystemCallArchitectures=native
            SystemCallFilter=@system-service
            SystemCallFilter=~@privileged
            SystemCallFilter=bpf
            SystemCallErrorNumber=EPERM

            [Install]
            WantedBy=multi-user.target
            """;

    private Unit() {}

    /** The unit for that program on a machine with that layout. */
    static String text(ServiceProgram program, Layout layout) {
        String copy = "/usr/bin/install -m 0444 " + word(layout.configuration().toString()) + " "
                + word(layout.configurationOfService().toString());
        String command = program.command().stream().map(Unit::word).collect(Collectors.joining(" "));
        return TEXT.replace("{copy}", copy)
                .replace("{capabilities}", CAPABILITIES)
                .replace("{command}", command);
    }

    /** A word of a command line as systemd reads it: nothing in it means anything but itself. */
    private static String word(String text) {
        String plain = text.replace("%", "%%").replace("$", "$$");
        return plain.matches("[\\w@%+=:,./$-]+")
                ? plain
                : "\"" + plain.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
