package eu.policygraph.store;

import eu.policygraph.Project;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real program in a process of its own, serving a store to writers with a token. */
final class ServedStore implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("(http://localhost:\\d+)/ .*");

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token;
    private final String base;
    private final Duration ready;
    private final StringBuffer said = new StringBuffer();

    /** Starts it and waits until it answers. */
    ServedStore(Path store, Path data, Path tokens, String token) throws IOException, InterruptedException {
        this(store, data, tokens, token, List.of());
    }

    /** The same where no file may grow beyond a size: a disk that is full for the journal. */
    static ServedStore withFilesUpTo(int kibibytes, Path store, Path data, Path tokens, String token) throws IOException, InterruptedException {
        return new ServedStore(store, data, tokens, token, List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "limited"));
    }

    private ServedStore(Path store, Path data, Path tokens, String token, List<String> before) throws IOException, InterruptedException {
        long started = System.nanoTime();
        this.token = token;
        ProcessBuilder program = program("serve", "--store", store.toString(), "--data", data.toString(), "--tokens", tokens.toString(), "--port", "0");
        program.command().addAll(0, before);
        process = program.redirectErrorStream(true).start();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String found = null;
        for (String line = out.readLine(); line != null && found == null; line = found == null ? out.readLine() : line) {
            said.append(line).append('\n');
            Matcher address = LISTENING.matcher(line.strip());
            found = address.matches() ? address.group(1) : null;
        }
        if (found == null) {
            throw new IOException("the program did not start: " + said);
        }
        base = found;
        Thread.ofVirtual().start(() -> hear(out));
        if (select("SELECT * { VALUES ?ready { 1 } }").size() != 1) {
            throw new IOException("no answer from " + base);
        }
        ready = Duration.ofNanos(System.nanoTime() - started);
    }

    /** Until it ends; one that is killed closes what it says in the middle. */
    private void hear(BufferedReader out) {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
            }
        } catch (IOException e) {
            said.append("(its output ended: ").append(e.getMessage()).append(")\n");
        }
    }

    /** The program with arguments, not started. */
    static ProcessBuilder program(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-Xmx512m",
                "-Dpolicygraph.home=" + Project.HOME.toAbsolutePath(), "-cp", System.getProperty("java.class.path"), "eu.policygraph.App"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** Time from the start of the process to its first answer. */
    Duration ready() {
        return ready;
    }

    /** What it printed. */
    String said() {
        return said.toString();
    }

    HttpResponse<String> update(String update) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(base + "/update")).timeout(Duration.ofSeconds(30)).header("Content-Type", "application/sparql-update")
                .header("Authorization", "Bearer " + token).POST(HttpRequest.BodyPublishers.ofString(update)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What the probe of readiness says when it is ready. */
    String readiness() throws IOException, InterruptedException {
        HttpRequest probe = HttpRequest.newBuilder(URI.create(base + "/$/ready")).timeout(Duration.ofSeconds(30)).build();
        HttpResponse<String> answer = client.send(probe, HttpResponse.BodyHandlers.ofString());
        for (int i = 0; i < 300 && answer.statusCode() != 200; i++) {
            Thread.sleep(100);
            answer = client.send(probe, HttpResponse.BodyHandlers.ofString());
        }
        return answer.body();
    }

    /** The rows of a query with one variable, without quotes. */
    List<String> select(String query) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(base + "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .header("Accept", "text/csv").timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body().lines().skip(1).toList();
    }

    /** SIGKILL: the process does nothing more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and waits for the end. */
    @Override
    public void close() {
        client.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
