# The same fields answer to Sysmon's names, in the question and in the answer.
ringside query 'procs.where(ParentImage.endsWith("/sshd") || CommandLine.contains("crontab")).select(ProcessId, User, CommandLine)' \
  --from recording.jsonl --names sysmon
