package dev.ringside.runtime.feed.log;

import java.util.List;

/**
 * One of Sysmon's events.
 *
 * @param stream where it belongs
 * @param fields the names that Sysmon's schema 4.90 gives to its fields
 */
record SysmonEvent(int id, String stream, String fields) {
    private static final String PROCESS = "RuleName UtcTime ProcessGuid ProcessId Image User ";
    private static final String PAIR =
            "RuleName UtcTime SourceProcess%1$s SourceProcessId SourceImage TargetProcess%1$s TargetProcessId TargetImage"
                    + " SourceUser TargetUser ";
    private static final String VERSION = "FileVersion Description Product Company OriginalFileName ";
    private static final String DELETED = PROCESS + "TargetFilename Hashes IsExecutable";

    static final List<SysmonEvent> ALL = List.of(
            new SysmonEvent(
                    1,
                    "procs",
                    PROCESS + VERSION
                            + "CommandLine CurrentDirectory LogonGuid LogonId TerminalSessionId IntegrityLevel"
                            + " Hashes ParentProcessGuid ParentProcessId ParentImage ParentCommandLine ParentUser"),
            new SysmonEvent(2, "files", PROCESS + "TargetFilename CreationUtcTime PreviousCreationUtcTime"),
            new SysmonEvent(
                    3,
                    "net",
                    PROCESS + "Protocol Initiated SourceIsIpv6 SourceIp SourceHostname SourcePort SourcePortName"
                            + " DestinationIp DestinationHostname DestinationPort DestinationPortName"),
            new SysmonEvent(4, "health", "UtcTime State Version SchemaVersion"),
            new SysmonEvent(5, "exits", PROCESS),
            new SysmonEvent(6, "modules", "RuleName UtcTime ImageLoaded Hashes Signed Signature SignatureStatus"),
            new SysmonEvent(7, "images", PROCESS + VERSION + "ImageLoaded Hashes Signed Signature SignatureStatus"),
            new SysmonEvent(
                    8, "threads", PAIR.formatted("Guid") + "NewThreadId StartAddress StartModule StartFunction"),
            new SysmonEvent(9, "rawreads", PROCESS + "Device"),
            new SysmonEvent(10, "access", PAIR.formatted("GUID") + "SourceThreadId GrantedAccess CallTrace"),
            new SysmonEvent(11, "files", PROCESS + "TargetFilename CreationUtcTime"),
            new SysmonEvent(12, "registry", PROCESS + "EventType TargetObject"),
            new SysmonEvent(13, "registry", PROCESS + "TargetObject Details"),
            new SysmonEvent(14, "registry", PROCESS + "TargetObject NewName"),
            new SysmonEvent(15, "files", PROCESS + "TargetFilename CreationUtcTime Hash Contents"),
            new SysmonEvent(16, "health", "UtcTime Configuration ConfigurationFileHash"),
            new SysmonEvent(17, "pipes", PROCESS + "PipeName"),
            new SysmonEvent(18, "pipes", PROCESS + "PipeName"),
            new SysmonEvent(19, "wmi", "RuleName UtcTime Operation User EventNamespace Name Query"),
            new SysmonEvent(20, "wmi", "RuleName UtcTime Operation User Name Type Destination"),
            new SysmonEvent(21, "wmi", "RuleName UtcTime Operation User Consumer Filter"),
            new SysmonEvent(22, "dns", PROCESS + "QueryName QueryStatus QueryResults"),
            new SysmonEvent(23, "files", DELETED + " Archived"),
            new SysmonEvent(24, "clipboard", PROCESS + "Session ClientInfo Hashes Archived"),
            new SysmonEvent(25, "tampering", PROCESS + "Type"),
            new SysmonEvent(26, "files", DELETED),
            new SysmonEvent(27, "files", PROCESS + "TargetFilename Hashes"),
            new SysmonEvent(28, "files", DELETED),
            new SysmonEvent(29, "files", PROCESS + "TargetFilename Hashes"),
            new SysmonEvent(100, "bpf", PROCESS + "BpfCommand BpfProgramType BpfProgramId BpfProgramName"),
            new SysmonEvent(255, "health", "UtcTime ID Description"));

    /** Its fields one by one. */
    String[] names() {
        return fields.strip().split(" ", -1);
    }

    /** Whether a process did it that its fields tell of under plain names. */
    boolean isOfProcess() {
        return fields.startsWith(PROCESS);
    }
}
