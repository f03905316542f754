package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.process.ProcessDetails;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.runtime.enrich.HostNames;
import dev.ringside.runtime.feed.trace.TraceMachine;
import dev.ringside.runtime.feed.trace.TraceProcess;
import dev.ringside.runtime.feed.windows.RunningProcesses;
import dev.ringside.runtime.feed.windows.SeenProcess;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** This machine. A provider tells no more of a process than its id, so that processes are known as far as they were looked at while they ran. */
final class LiveMachine implements TraceMachine, AutoCloseable {
    private final RunningProcesses processes = new RunningProcesses();
    private final HostNames hosts = new HostNames();

    /** Looks at what runs now. */
    LiveMachine() {
        processes.seed();
    }

    @Override
    public Optional<String> host() {
        return Optional.of(processes.host());
    }

    @Override
    public Optional<TraceProcess> process(long pid, long time) {
        return processes.at(pid, time).map(this::told);
    }

    private TraceProcess told(SeenProcess process) {
        Optional<ProcessDetails> details = process.details();
        return new TraceProcess(
                details.map(ProcessDetails::image).orElse(process.entry().name()),
                details.map(ProcessDetails::commandLine).orElse(""),
                OptionalLong.of(process.entry().ppid()),
                process.entry().session() < 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(process.entry().session()),
                process.startTime(),
                new TraceProcess.Particulars(
                        Optional.of(processes.guid(process)),
                        details.map(ProcessDetails::directory),
                        details.map(ProcessDetails::userSid),
                        details.map(ProcessDetails::integrity),
                        details.map(ProcessDetails::logonId)
                                .filter(logon -> logon != 0)
                                .map(OptionalLong::of)
                                .orElse(OptionalLong.empty())));
    }

    @Override
    public List<Event> ancestors(long pid, long time) {
        return processes.at(pid, time).map(processes::ancestors).orElse(List.of());
    }

    @Override
    public String user(String sid) {
        return processes.user(sid).orElse(sid);
    }

    @Override
    public Optional<String> hostName(IpAddress address) {
        return hosts.name(address);
    }

    @Override
    public void close() {
        hosts.close();
    }
}
