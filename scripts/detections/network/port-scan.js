// ringside: title="Process tries many ports or machines" technique=T1046 level=medium tags=linux,windows,discovery
//
// One process tries to connect to a hundred different ports, or to one port of fifty machines, within a minute.
//
//     $ sudo ringside run port-scan.js -o line
//     time=2026-05-06T09:01:00.000000000Z level=medium rule=port-scan message="ada's nmap tried 128 ports of 1 machine in a minute"
//
// Known false positives: monitoring, and browsers, crawlers and peer-to-peer programs on port 443 and 80, which are left out.
// References: https://attack.mitre.org/techniques/T1046/

const monitors = [
    "prometheus",
    "blackbox_exporter",
    "zabbix_server",
    "nagios",
    "icinga2",
    "telegraf",
    "qbittorrent",
    "transmission-daemon",
    "kube-proxy",
    "envoy",
    "haproxy",
];

net.where(op == "connect" && !dstPort.in([53, 80, 443]) && !name.in(monitors))
    .window("1m")
    .groupBy(host, guid, name, user)
    .aggregate({ ports: distinct(dstPort), machines: distinct(dst) })
    .where((g) => g.ports >= 100 || g.machines >= 50)
    .suppress("10m", guid)
    .alert((g) => `${g.user}'s ${g.name} tried ${g.ports} ports of ${g.machines} machine${g.machines === 1 ? "" : "s"} in a minute`);
