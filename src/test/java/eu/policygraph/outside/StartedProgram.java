package eu.policygraph.outside;

import eu.policygraph.Project;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The program as its own process on a free port of this machine, started as an operator starts it: with the launcher's flags, from the jar
 * that the system property {@code policygraph.jar} names, or else from the classes of this build.
 */
public final class StartedProgram implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)/ ");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Path output;
    private final int port;

    private StartedProgram(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /**
     * Starts it and waits until it serves.
     *
     * @param heap as {@code -Xmx} takes it
     * @param arguments of {@code serve}, without the port
     * @throws IOException with what the program printed when it does not come up
     */
    public static StartedProgram start(String heap, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java("-Xmx" + heap));
        command.addAll(List.of("serve", "--port", "0"));
        command.addAll(Arrays.asList(arguments));
        Path output = Files.createTempFile("policygraph-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(Project.HOME.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        process.getOutputStream().close();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            Matcher address = ADDRESS.matcher(Files.readString(output));
            if (address.find()) {
                return new StartedProgram(process, output, Integer.parseInt(address.group(1)));
            }
            Thread.sleep(50);
        }
        process.destroyForcibly();
        throw new IOException("the program did not start:\n" + Files.readString(output));
    }

    /**
     * Runs another command of the program to its end.
     *
     * @return what it printed on standard output, without the last line break
     * @throws IOException when its exit code is not 0
     */
    public static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java("-Xmx256m"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).directory(Project.HOME.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(arguments[0] + " ended with " + process.exitValue() + ": " + output);
        }
        return output.stripTrailing();
    }

    private static List<String> java(String heap) {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.add("@" + Project.HOME.resolve("src/main/launcher/java.options"));
        command.addAll(List.of(heap, "-Dpolicygraph.home=" + Project.HOME));
        String jar = System.getProperty("policygraph.jar");
        command.addAll(jar != null ? List.of("-jar", jar) : List.of("-cp", classes(), "eu.policygraph.App"));
        return command;
    }

    private static String classes() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(p -> !p.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** Its process number. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** All that it has printed so far. */
    public String output() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Time on the processor so far, of all threads. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Bytes of memory that it holds (resident set), from {@code /proc}; 0 where there is none. */
    public long residentBytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream().filter(l -> l.startsWith("VmRSS:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D+", "")) * 1024).findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Stops it as an operator does, and by force when that takes too long. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
