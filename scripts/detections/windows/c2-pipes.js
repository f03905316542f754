// ringside: title="Pipe named as attack frameworks name theirs" technique=T1071,T1570,T1021.002 level=high tags=windows,command-and-control
//
// Cobalt Strike, Metasploit, Sliver, PoshC2 and others talk through named pipes whose default names few people change.
//
//     > ringside run c2-pipes.js -o line
//     time=2026-05-05T13:25:50.660000000Z level=high rule=c2-pipes message="C:\\Windows\\System32\\rundll32.exe of CORP\\ada makes \\postex_4f1a"
//
// Known false positives: PsExec's own pipes (level medium). \\status_NN is used by little else.
// References: https://attack.mitre.org/techniques/T1071/ https://labs.withsecure.com/publications/detecting-cobalt-strike-default-modules-via-named-pipe-analysis

const cobaltStrike =
    /\\(msagent_[\da-f]+|MSSE-\d+-server|postex_(ssh_)?[\da-f]+|status_[\da-f]{2,}|msse-[\da-f-]+|interprocess_[\da-f]+)$/i;
/** Names of Windows' own pipes with a number behind, as profiles of Cobalt Strike have them. */
const disguised =
    /\\(lsarpc_[\da-f]+|wkssvc_?[\da-f]{2,}|ntsvcs_?[\da-f]{2,}|DserNamePipe\w*|SearchTextHarvester|mojo\.5688\.8052\.\d+|f4c3[\da-f]+|f53f[\da-f]+)$/i;
const others = /\\(demoagent_\d+|jaccdpqnvbrrxlaf|gruntsvc)$/i;
const remoteExecution = /\\(PSEXESVC|paexec|remcom|csexec|winexesvc|svcctl_?\d+)/i;

pipes
    .where(pipe.matches(cobaltStrike) || pipe.matches(disguised) || pipe.matches(others))
    .suppress("10m", guid)
    .alert((e) => `${e.image} of ${e.user ?? "?"} ${e.op === "create" ? "makes" : "connects to"} ${e.pipe}`);

pipes
    .where(op == "create" && pipe.matches(remoteExecution))
    .suppress("10m", host)
    .alert((e) => ({ level: "medium", message: `${e.image} of ${e.user ?? "?"} makes ${e.pipe}` }));
