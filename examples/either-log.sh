# What Sysmon writes and what Windows audits is the same stream: one question finds both victims, whoever has seen them.
ringside query 'procs.where(parent=="excel").select(eventId, host, user, cmdline)' --from windows.jsonl
