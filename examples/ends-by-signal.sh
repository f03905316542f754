# Processes that did not end by themselves, with how long they had run.
ringside query 'exits.where(signal != null).select(time, pid, name, signal, duration)' --from recording.jsonl
