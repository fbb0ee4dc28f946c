package eu.policygraph.store;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The program on a disk of a few megabytes, a real one in memory that Linux mounts for the owner of the machine: full, full at a start,
 * freed, read-only. Prints what became of writes and reads, and ends with 1 when an acknowledged write is lost or a refusal is not one.
 * Run by {@code ./bench disk}.
 */
final class SmallDisk {

    private static final String VALUES = "SELECT ?v { GRAPH <" + Given.graph(0) + "> { ?s <http://www.w3.org/2000/01/rdf-schema#comment> ?v } }";
    private static final int MOST = 2_000;

    private final Path disk;
    private final Given given;
    private final PrintStream out;
    private int kept;
    private int wrong;

    private SmallDisk(Path disk, Given given, PrintStream out) {
        this.disk = disk;
        this.given = given;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        if (!"root".equals(System.getProperty("user.name")) || !command("mount", "--version")) {
            System.err.println("This mounts a small disk, which only root may on Linux: sudo ./bench disk");
            System.exit(2);
        }
        Path folder = Files.createTempDirectory("policygraph-disk-");
        Path disk = Files.createDirectory(folder.resolve("disk"));
        require(command("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()), "cannot mount a tmpfs; a container needs the right to (CAP_SYS_ADMIN)");
        SmallDisk run;
        try {
            Given small = Given.in(folder, 1);
            run = new SmallDisk(disk, new Given(disk.resolve("store"), small.data(), small.tokens(), small.token()), System.out);
            run.all();
        } finally {
            command("umount", disk.toString());
            Disk.delete(folder);
        }
        System.exit(run.wrong == 0 ? 0 : 1);
    }

    private void all() throws Exception {
        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[1 << 20]);
        try (ServedStore server = given.serve()) {
            fill(server, "disk of 4 MiB fills up");
            Files.delete(ballast);
            int before = kept;
            fill(server, "1 MiB is freed, no restart");
            expect(kept > before, "writes go on when there is room");
            server.kill();
        }
        try (ServedStore server = given.serve()) {
            out.printf("%-34s ready after %.1f s%n", "kill -9, start on the full disk", seconds(server.ready()));
            refused(server, 507, "no-space");
            require(command("mount", "-o", "remount,size=16m", disk.toString()), "remount");
            int before = kept;
            write(server, 10);
            expect(kept == before + 10, "writes go on when the disk has grown");
            reads(server);
        }
        require(command("mount", "-o", "remount,ro", disk.toString()), "remount read-only");
        try (ServedStore server = given.serve()) {
            out.printf("%-34s ready after %.1f s%n", "start on the read-only disk", seconds(server.ready()));
            refused(server, 503, "read-only");
            out.println("  said: " + server.said().lines().filter(line -> line.contains("may only be read")).findFirst().orElse("nothing"));
        }
        require(command("mount", "-o", "remount,rw", disk.toString()), "remount for writing");
        try (ServedStore server = given.serve()) {
            int before = kept;
            write(server, 10);
            expect(kept == before + 10, "writes go on when it is mounted for writing and started again");
            reads(server);
        }
        out.printf("%,d writes acknowledged, all there; %s%n", kept, wrong == 0 ? "as promised" : wrong + " promises broken");
    }

    private void fill(ServedStore server, String what) throws Exception {
        int before = kept;
        HttpResponse<String> last = write(server, MOST);
        out.printf("%-34s %d writes of 20 KB acknowledged, then %d%n", what, kept - before, last.statusCode());
        refused(server, 507, "no-space");
    }

    /** Writes until it is refused. */
    private HttpResponse<String> write(ServedStore server, int most) throws Exception {
        HttpResponse<String> answer = null;
        for (int i = 0; i < most; i++) {
            answer = server.update(insert(kept));
            if (answer.statusCode() / 100 != 2) {
                return answer;
            }
            kept++;
        }
        return answer;
    }

    private void refused(ServedStore server, int status, String reason) throws Exception {
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> answer = server.update(insert(kept));
            expect(answer.statusCode() == status && answer.body().contains("reading goes on"), "a write is refused with " + status + ", not " + answer.statusCode() + " " + answer.body());
        }
        String ready = server.readiness();
        expect(ready.contains("\"writing\": \"" + reason + "\""), "readiness says " + reason + ", not " + ready);
        reads(server);
    }

    private void reads(ServedStore server) throws Exception {
        int found = server.select(VALUES).size();
        out.printf("  %d of %d acknowledged writes are read; %s%n", found, kept, server.readiness().replaceAll("\\s+", " "));
        expect(found == kept, "every acknowledged write is read");
    }

    private void expect(boolean fine, String what) {
        if (!fine) {
            wrong++;
            out.println("  BROKEN: " + what);
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static String insert(int number) {
        return "INSERT DATA { GRAPH <%s> { <http://example.org/%d> <http://www.w3.org/2000/01/rdf-schema#comment> \"%d %s\" } }".formatted(Given.graph(0), number, number, "x".repeat(20_000));
    }

    private static void require(boolean done, String what) throws IOException {
        if (!done) {
            throw new IOException(what);
        }
    }

    private static boolean command(String... words) throws Exception {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.waitFor();
        if (code != 0) {
            System.err.println(String.join(" ", words).toLowerCase(Locale.ROOT) + ": " + said);
        }
        return code == 0;
    }
}
