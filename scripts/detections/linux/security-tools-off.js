// ringside: title="Security tool stopped" technique=T1562.001,T1562.004,T1562.012 level=high tags=linux,evasion
//
// The audit system, a sensor, SELinux or the firewall is stopped, disabled, killed or emptied, by something other than a package manager.
//
//     $ sudo ringside run security-tools-off.js -o line
//     time=2026-05-04T18:47:33.818000000Z level=high rule=security-tools-off message="root: systemctl disable --now auditd (below bash)"
//
// Known false positives: maintenance by hand. Upgrades restart services below the package manager and are left out.
// References: https://attack.mitre.org/techniques/T1562/001/ https://attack.mitre.org/techniques/T1562/012/

import { anyWord, shorten } from "ringside:text";

const tools = anyWord([
    ...["auditd", "audispd", "falco", "falcon-sensor", "osquery", "osqueryd", "sysmon", "ringside", "tetragon", "tracee", "kunai"],
    ...["wazuh-agent", "ossec", "clamav-daemon", "clamd", "mdatp", "mdsd", "elastic-agent", "elastic-endpoint", "auditbeat", "filebeat"],
    ...["cbagentd", "ds_agent", "sentinelone", "sentinelctl", "apparmor", "fail2ban", "firewalld", "ufw"],
    ...["rsyslog", "rsyslogd", "syslog-ng"],
]);
/** These are scripts, so the name of the process is that of an interpreter. */
const serviceScripts = /^(\S*(sh|perl)\s)?(\S*\/)?(service|update-rc\.d|chkconfig|rc-service)\s/;
const packagers = ["dpkg", "apt", "apt-get", "rpm", "dnf5", "zypper", "pacman", "apk", "packagekitd"];
const packagingScripts = /^(\S*\/)?python[\d.]*\s(-\S+\s)*\/usr\/bin\/(dnf(-3)?|yum|unattended-upgrade)\b/;

procs
    .where(
        ((name == "systemctl" && cmdline.matches(/\s(stop|disable|mask|kill)\b/) && cmdline.matches(tools)) ||
            (cmdline.matches(serviceScripts) && cmdline.matches(tools) && cmdline.matches(/\s(stop|off|remove|disable)\b/)) ||
            (name.in(["pkill", "killall", "killall5"]) && cmdline.matches(tools)) ||
            (name == "auditctl" && cmdline.matches(/\s(-e\s*0|-D)\b/)) ||
            (name == "setenforce" && cmdline.matches(/\s(0|permissive)\b/i)) ||
            cmdline.matches(/^(\S*python\S*\s)?(\S*\/)?ufw\s+(--force\s+)?disable\b/) ||
            (name == "nft" && cmdline.matches(/\sflush\s+ruleset\b/)) ||
            (name.in(["iptables", "xtables-nft-multi", "xtables-legacy-multi"]) &&
                cmdline.matches(/^\S*iptables\S*\s+(-F|--flush)\s*$/))) &&
            !ancestors.some(name.in(packagers) || cmdline.matches(packagingScripts)),
    )
    .alert((e) => `${e.user}: ${shorten(e.cmdline)} (below ${e.parent})`);
