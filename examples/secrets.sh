# The commands that name a file of secrets as an argument, whatever else they say.
ringside query 'procs.where(args.includes("/etc/shadow") || args.includes("/etc/sudoers")).select(time, user, euid, cwd, args)' \
  --from recording.jsonl -o json
