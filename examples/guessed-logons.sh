# Any record of a log is in `events`, with its own data by the names that they have there: who failed to log on from afar?
ringside query 'events.where(eventId==4625 && LogonType==10).groupBy(IpAddress, TargetUserName).count()' --from windows.jsonl
