# A web server that starts shells is being used by somebody else.
ringside query 'procs.where(parent.startsWith("php-fpm") && name.in(["sh", "dash", "bash"])).select(time, user, parent, cmdline)' \
  --from recording.jsonl
