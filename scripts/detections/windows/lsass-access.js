// ringside: title="Memory of LSASS opened for reading" technique=T1003.001 level=high tags=windows,credential-access
//
// A process opens the one that knows everybody's password with the right to read its memory, and the call comes from code that lies in no module, or
// from the library that writes dumps, or the program lies where no program of a system lies.
//
//     > ringside run lsass-access.js -o line
//     time=2026-05-05T10:00:00.105000000Z level=high rule=lsass-access message="C:\\Users\\Public\\m.exe of CORP\\ada opened LSASS with 0x1010"
//
// Known false positives: security products and monitoring agents; those under Program Files and Windows Defender's are left out unless they call from
// unbacked memory.
// References: https://attack.mitre.org/techniques/T1003/001/ https://learn.microsoft.com/en-us/windows/win32/procthread/process-security-and-access-rights

const PROCESS_VM_READ = 0x10;
const dumps = /\\(dbghelp|dbgcore|comsvcs)\.dll/i;
const unbacked = /\|?UNKNOWN\(/;
const atHome = /^C:\\(Program Files( \(x86\))?|ProgramData\\Microsoft\\Windows Defender|WindowsAzure)\\/i;
const system =
    /^C:\\Windows\\(system32|SysWOW64)\\(csrss|wininit|services|svchost|lsass|MsMpEng|WerFault|WerFaultSecure|wmiprvse|taskmgr)\.exe$/i;

access
    .where(
        targetImage.endsWithi("\\lsass.exe") &&
            (grantedAccess & PROCESS_VM_READ) != 0 &&
            (callTrace.matches(unbacked) ||
                callTrace.matches(dumps) ||
                !(sourceImage.matches(atHome) || sourceImage.matches(/^C:\\Windows\\/i))) &&
            !(sourceImage.matches(system) && !callTrace.matches(dumps)),
    )
    .suppress("10m", sourceGuid)
    .alert((e) => `${e.sourceImage} of ${e.sourceUser ?? e.user ?? "?"} opened LSASS with 0x${(e.grantedAccess ?? 0).toString(16)}`);
