# What ran for longer than five seconds in that night; the first two.
ringside query 'exits.where(duration > "5s" && time >= "2026-03-14T02:00:00Z").select(name, duration, exitCode).take(2)' \
  --from recording.jsonl -o csv
