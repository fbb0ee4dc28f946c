package eu.policygraph.rivals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An engine that has been started as its own process on a port of the loopback address, and answers. */
final class Running implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Process process;
    private final Path output;
    private final int port;
    private final Duration start;

    private Running(Process process, Path output, int port, Duration start) {
        this.process = process;
        this.output = output;
        this.port = port;
        this.start = start;
    }

    /**
     * Starts it and waits until it gives an answer.
     *
     * @param first what is asked until it is answered with 200
     * @param environment beside that of this process
     * @throws IOException with what it printed when it ends, or gives no answer
     */
    static Running start(int port, List<String> command, Path folder, Map<String, String> environment, Ask first) throws IOException, InterruptedException {
        Path output = Files.createTempFile("rival-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        long started = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        Running running = new Running(process, output, port, null);
        try (Client client = new Client()) {
            while (process.isAlive() && System.nanoTime() - started < PATIENCE.toNanos()) {
                if (answers(client, port, first)) {
                    return new Running(process, output, port, Duration.ofNanos(System.nanoTime() - started));
                }
                Thread.sleep(5);
            }
        }
        String said = Files.readString(output);
        running.close();
        throw new IOException(command.get(0) + " … " + command.get(command.size() - 1) + " gave no answer: " + said);
    }

    private static boolean answers(Client client, int port, Ask first) throws InterruptedException {
        try {
            return client.send(port, first).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** From the start of the process to its first answer. */
    Duration start() {
        return start;
    }

    /** Waits until it has nothing more to do, as indexes and answers that it makes after its start; at most four minutes. */
    void settle() throws InterruptedException {
        double before = -1;
        for (int second = 0; second < 240 && figures().processorSeconds() - before > 0.03; second++) {
            before = figures().processorSeconds();
            Thread.sleep(1_000);
        }
    }

    ProcessFigures figures() {
        return new ProcessFigures(process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
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
