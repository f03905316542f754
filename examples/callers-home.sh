# The same for the network: Sysmon's event 3 and the firewall's 5156, which has other names for everything and paths of its own.
ringside query 'net.where(dst=="198.51.100.23").select(eventId, host, name, op, dst, dstPort)' --from windows.jsonl
