package eu.policygraph.rivals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux tells of a process and the processes that it has started, from {@code /proc}. */
record ProcessFigures(ProcessHandle process) {

    /** Ticks a second in {@code /proc/PID/stat}, the same on every Linux that Java runs on. */
    private static final double TICKS = 100;

    /** Seconds on the processor so far, of all threads. */
    double processorSeconds() {
        return all().mapToLong(ProcessFigures::ticks).sum() / TICKS;
    }

    /** Bytes of resident memory now. */
    long resident() {
        return all().mapToLong(p -> status(p, "VmRSS:")).sum();
    }

    /** Most bytes of resident memory so far. */
    long residentPeak() {
        return all().mapToLong(p -> status(p, "VmHWM:")).sum();
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    private static long ticks(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            return Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
        } catch (IOException e) {
            return 0;
        }
    }

    private static long status(ProcessHandle process, String line) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(l -> l.startsWith(line)).mapToLong(l -> Long.parseLong(l.replaceAll("\\D+", "")) * 1024).findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
