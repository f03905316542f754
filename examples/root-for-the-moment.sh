# Who works with root's rights without being root, and is not ada with her sudo. What is there to fool a terminal stays visible.
ringside query 'procs.where(euid == 0 && uid != 0 && !(user == "ada" && name == "sudo")).select(time, user, parent, cmdline)' \
  --from recording.jsonl -o line
