package eu.policygraph.rivals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine in one line. */
final class Machine {

    private Machine() {}

    static String line() throws IOException {
        return String.format(Locale.ROOT, "%s, %d processors, %.0f GiB, %s %s, Java %s", first("/proc/cpuinfo", "model name"), Runtime.getRuntime().availableProcessors(),
                Double.parseDouble(first("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / (1024 * 1024), System.getProperty("os.name"), System.getProperty("os.version"),
                System.getProperty("java.runtime.version"));
    }

    private static String first(String file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(l -> l.startsWith(name)).map(l -> l.substring(l.indexOf(':') + 1).strip()).findFirst().orElse("unknown");
        }
    }
}
