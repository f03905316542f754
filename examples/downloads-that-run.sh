# What was downloaded to a place where anybody may write, as CSV for a spreadsheet.
ringside query 'procs.where(name.in(["curl", "wget"]) && cmdline.matches(/https?:\/\/\S+.* -[oO] ?\/(tmp|dev\/shm|var\/tmp)\//)).select(time, name, args)' \
  --from recording.jsonl -o csv
