/**
 * ringside:attack — names of MITRE ATT&CK's techniques.
 *
 * The techniques that a host's events can show, of the enterprise matrix; not all there are. An identifier that is not here is no mistake: it
 * just has no name.
 *
 * ATT&CK is (c) The MITRE Corporation and used as its terms of use allow: https://attack.mitre.org/resources/legal-and-branding/terms-of-use/
 */

/** @type {Readonly<Record<string, string>>} */
const names = Object.freeze({
    T1003: "OS Credential Dumping",
    "T1003.001": "LSASS Memory",
    "T1003.002": "Security Account Manager",
    "T1003.003": "NTDS",
    "T1003.004": "LSA Secrets",
    "T1003.006": "DCSync",
    "T1003.007": "Proc Filesystem",
    "T1003.008": "/etc/passwd and /etc/shadow",
    T1005: "Data from Local System",
    T1007: "System Service Discovery",
    T1012: "Query Registry",
    T1014: "Rootkit",
    T1016: "System Network Configuration Discovery",
    T1018: "Remote System Discovery",
    T1021: "Remote Services",
    "T1021.001": "Remote Desktop Protocol",
    "T1021.002": "SMB/Windows Admin Shares",
    "T1021.003": "Distributed Component Object Model",
    "T1021.004": "SSH",
    "T1021.006": "Windows Remote Management",
    T1027: "Obfuscated Files or Information",
    "T1027.010": "Command Obfuscation",
    "T1027.011": "Fileless Storage",
    T1033: "System Owner/User Discovery",
    T1036: "Masquerading",
    "T1036.003": "Rename Legitimate Utilities",
    "T1036.004": "Masquerade Task or Service",
    "T1036.005": "Match Legitimate Resource Name or Location",
    T1037: "Boot or Logon Initialization Scripts",
    "T1037.004": "RC Scripts",
    T1041: "Exfiltration Over C2 Channel",
    T1046: "Network Service Discovery",
    T1047: "Windows Management Instrumentation",
    T1048: "Exfiltration Over Alternative Protocol",
    "T1048.003": "Exfiltration Over Unencrypted Non-C2 Protocol",
    T1049: "System Network Connections Discovery",
    T1053: "Scheduled Task/Job",
    "T1053.002": "At",
    "T1053.003": "Cron",
    "T1053.005": "Scheduled Task",
    "T1053.006": "Systemd Timers",
    T1055: "Process Injection",
    "T1055.001": "Dynamic-link Library Injection",
    "T1055.002": "Portable Executable Injection",
    "T1055.008": "Ptrace System Calls",
    "T1055.012": "Process Hollowing",
    T1056: "Input Capture",
    T1057: "Process Discovery",
    T1059: "Command and Scripting Interpreter",
    "T1059.001": "PowerShell",
    "T1059.003": "Windows Command Shell",
    "T1059.004": "Unix Shell",
    "T1059.005": "Visual Basic",
    "T1059.006": "Python",
    "T1059.007": "JavaScript",
    T1068: "Exploitation for Privilege Escalation",
    T1069: "Permission Groups Discovery",
    T1070: "Indicator Removal",
    "T1070.001": "Clear Windows Event Logs",
    "T1070.002": "Clear Linux or Mac System Logs",
    "T1070.003": "Clear Command History",
    "T1070.004": "File Deletion",
    "T1070.006": "Timestomp",
    T1071: "Application Layer Protocol",
    "T1071.001": "Web Protocols",
    "T1071.004": "DNS",
    T1074: "Data Staged",
    T1078: "Valid Accounts",
    T1082: "System Information Discovery",
    T1083: "File and Directory Discovery",
    T1087: "Account Discovery",
    T1090: "Proxy",
    T1095: "Non-Application Layer Protocol",
    T1098: "Account Manipulation",
    "T1098.004": "SSH Authorized Keys",
    T1102: "Web Service",
    T1105: "Ingress Tool Transfer",
    T1106: "Native API",
    T1110: "Brute Force",
    "T1110.001": "Password Guessing",
    "T1110.003": "Password Spraying",
    T1112: "Modify Registry",
    T1113: "Screen Capture",
    T1115: "Clipboard Data",
    T1123: "Audio Capture",
    T1127: "Trusted Developer Utilities Proxy Execution",
    "T1127.001": "MSBuild",
    T1132: "Data Encoding",
    T1133: "External Remote Services",
    T1134: "Access Token Manipulation",
    T1135: "Network Share Discovery",
    T1136: "Create Account",
    "T1136.001": "Local Account",
    T1140: "Deobfuscate/Decode Files or Information",
    T1190: "Exploit Public-Facing Application",
    T1195: "Supply Chain Compromise",
    T1197: "BITS Jobs",
    T1203: "Exploitation for Client Execution",
    T1204: "User Execution",
    "T1204.001": "Malicious Link",
    "T1204.002": "Malicious File",
    T1205: "Traffic Signaling",
    T1207: "Rogue Domain Controller",
    T1218: "System Binary Proxy Execution",
    "T1218.003": "CMSTP",
    "T1218.004": "InstallUtil",
    "T1218.005": "Mshta",
    "T1218.007": "Msiexec",
    "T1218.010": "Regsvr32",
    "T1218.011": "Rundll32",
    T1219: "Remote Access Tools",
    T1222: "File and Directory Permissions Modification",
    "T1222.002": "Linux and Mac File and Directory Permissions Modification",
    T1480: "Execution Guardrails",
    T1484: "Domain or Tenant Policy Modification",
    T1485: "Data Destruction",
    T1486: "Data Encrypted for Impact",
    T1489: "Service Stop",
    T1490: "Inhibit System Recovery",
    T1491: "Defacement",
    T1496: "Resource Hijacking",
    "T1496.001": "Compute Hijacking",
    T1498: "Network Denial of Service",
    T1499: "Endpoint Denial of Service",
    T1505: "Server Software Component",
    "T1505.003": "Web Shell",
    T1518: "Software Discovery",
    "T1518.001": "Security Software Discovery",
    T1529: "System Shutdown/Reboot",
    T1531: "Account Access Removal",
    T1542: "Pre-OS Boot",
    T1543: "Create or Modify System Process",
    "T1543.002": "Systemd Service",
    "T1543.003": "Windows Service",
    T1546: "Event Triggered Execution",
    "T1546.003": "Windows Management Instrumentation Event Subscription",
    "T1546.004": "Unix Shell Configuration Modification",
    "T1546.008": "Accessibility Features",
    "T1546.012": "Image File Execution Options Injection",
    "T1546.015": "Component Object Model Hijacking",
    T1547: "Boot or Logon Autostart Execution",
    "T1547.001": "Registry Run Keys / Startup Folder",
    "T1547.006": "Kernel Modules and Extensions",
    "T1547.009": "Shortcut Modification",
    T1548: "Abuse Elevation Control Mechanism",
    "T1548.001": "Setuid and Setgid",
    "T1548.002": "Bypass User Account Control",
    "T1548.003": "Sudo and Sudo Caching",
    T1550: "Use Alternate Authentication Material",
    T1552: "Unsecured Credentials",
    "T1552.001": "Credentials In Files",
    "T1552.004": "Private Keys",
    "T1552.005": "Cloud Instance Metadata API",
    T1553: "Subvert Trust Controls",
    T1555: "Credentials from Password Stores",
    T1556: "Modify Authentication Process",
    "T1556.003": "Pluggable Authentication Modules",
    T1558: "Steal or Forge Kerberos Tickets",
    T1559: "Inter-Process Communication",
    T1560: "Archive Collected Data",
    T1561: "Disk Wipe",
    T1562: "Impair Defenses",
    "T1562.001": "Disable or Modify Tools",
    "T1562.002": "Disable Windows Event Logging",
    "T1562.003": "Impair Command History Logging",
    "T1562.004": "Disable or Modify System Firewall",
    "T1562.012": "Disable or Modify Linux Audit System",
    T1564: "Hide Artifacts",
    "T1564.001": "Hidden Files and Directories",
    T1566: "Phishing",
    "T1566.001": "Spearphishing Attachment",
    T1567: "Exfiltration Over Web Service",
    T1568: "Dynamic Resolution",
    T1569: "System Services",
    "T1569.002": "Service Execution",
    T1570: "Lateral Tool Transfer",
    T1571: "Non-Standard Port",
    T1572: "Protocol Tunneling",
    T1573: "Encrypted Channel",
    T1574: "Hijack Execution Flow",
    "T1574.001": "DLL",
    "T1574.006": "Dynamic Linker Hijacking",
    T1588: "Obtain Capabilities",
    T1609: "Container Administration Command",
    T1610: "Deploy Container",
    T1611: "Escape to Host",
    T1613: "Container and Resource Discovery",
    T1614: "System Location Discovery",
    T1620: "Reflective Code Loading",
    T1652: "Device Driver Discovery",
    T1654: "Log Enumeration",
});

/**
 * The name of a technique; of a part of one after the name of the whole, as MITRE writes it: "Process Injection: Process Hollowing".
 *
 * @param {string} id "T1055.012"
 * @returns {string | undefined} nothing if it is not among those above
 */
export function technique(id) {
    const [whole, part] = id.toUpperCase().split(".");
    if (!Object.hasOwn(names, whole) || part === undefined) {
        return Object.hasOwn(names, whole) ? names[whole] : undefined;
    }
    const full = `${whole}.${part}`;
    return Object.hasOwn(names, full) ? `${names[whole]}: ${names[full]}` : undefined;
}

/**
 * Where MITRE describes a technique.
 *
 * @param {string} id "T1055.012"
 * @returns {string}
 */
export function url(id) {
    if (!isTechnique(id)) {
        throw new RangeError(`"${id}" is no technique of ATT&CK: write "T1055" or "T1055.012"`);
    }
    return `https://attack.mitre.org/techniques/${id.toUpperCase().replace(".", "/")}/`;
}

/**
 * Whether a text has the form of a technique's identifier.
 *
 * @param {string} id
 * @returns {boolean}
 */
export function isTechnique(id) {
    return /^T\d{4}(\.\d{3})?$/i.test(id);
}
