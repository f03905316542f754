# Programs that lie where data belongs, or call themselves kernel threads, which have no image.
ringside query 'procs.where(image.startsWith("/dev/shm/") || image.startsWith("/tmp/") || cmdline.like("[kworker*")).select(pid, image, cmdline)' \
  --from recording.jsonl
