package eu.policygraph.store;

import static eu.policygraph.store.Statements.ANN;
import static eu.policygraph.store.Statements.add;
import static eu.policygraph.store.Statements.holds;
import static eu.policygraph.store.Statements.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.policygraph.Project;
import eu.policygraph.graph.Schema;
import eu.policygraph.store.StoreUnavailableException.Reason;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTroubleTest {

    private static final String VALUES = "SELECT ?v { GRAPH <" + Given.graph(0) + "> { ?s <http://www.w3.org/2004/02/skos/core#altLabel> ?v } }";

    @TempDir
    private Path folder;

    @Test
    void aFullDiskRefusesWritesLosesNothingAndReadingGoesOn() throws Exception {
        Given given = Given.in(folder, 1);
        int kept = 0;
        try (ServedStore server = given.serveWithFilesUpTo(400)) {
            HttpResponse<String> answer = server.update(insert(kept));
            while (answer.statusCode() / 100 == 2 && kept < 100) {
                kept++;
                answer = server.update(insert(kept));
            }
            assertThat(kept).isBetween(2, 99);
            assertThat(answer.statusCode()).isEqualTo(507);
            assertThat(answer.body()).contains("disk of the store is full", "reading goes on", "free some space");
            assertThat(server.update(insert(kept)).statusCode()).isEqualTo(507);
            assertThat(server.select(VALUES)).hasSize(kept);
            assertThat(server.said().split("takes no changes", -1)).as("told once: %s", server.said()).hasSize(2);
            server.kill();
        }
        try (ServedStore server = given.serveWithFilesUpTo(400)) {
            assertThat(server.select(VALUES)).as("served from a full disk").hasSize(kept);
            assertThat(server.update(insert(kept)).statusCode()).isEqualTo(507);
            assertThat(server.readiness()).contains("\"writing\": \"no-space\"");
            server.kill();
        }
        try (ServedStore server = given.serve()) {
            assertThat(server.select(VALUES)).hasSize(kept);
            assertThat(server.update(insert(kept)).statusCode() / 100).isEqualTo(2);
            assertThat(server.select(VALUES)).hasSize(kept + 1);
        }
    }

    /** By mounting the journal for reading where that is allowed, else by taking away the right to write to its folder. */
    @Test
    void aDiskThatMayOnlyBeReadRefusesWritesUntilItCanBeWrittenAgain() throws Exception {
        Path place = folder.resolve("store");
        Path journal = place.resolve("journal");
        boolean mounted = false;
        try (DurableStore store = open(place)) {
            store.write(ANN, add(statement("before")), Guard.NONE);
            store.compact();
            mounted = makeReadOnly(journal);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> store.write(ANN, add(statement("refused")), Guard.NONE)).isInstanceOfSatisfying(StoreUnavailableException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.READ_ONLY);
                    assertThat(e).hasMessageContaining("may only be read").hasMessageContaining("mount it for writing");
                });
            }
            assertThat(store.status().writable()).isFalse();
            assertThat(holds(store.get(), statement("before"))).isTrue();
            assertThat(holds(store.get(), statement("refused"))).isFalse();
            makeWritable(mounted, journal);
            store.write(ANN, add(statement("after")), Guard.NONE);
            assertThat(store.status().writable()).isTrue();
        } finally {
            makeWritable(mounted, journal);
        }
        try (DurableStore store = open(place)) {
            assertThat(holds(store.get(), statement("before"))).isTrue();
            assertThat(holds(store.get(), statement("after"))).isTrue();
            assertThat(holds(store.get(), statement("refused"))).isFalse();
        }
    }

    @Test
    void aStoreThatMayOnlyBeReadIsServedAndTakesNoChange() throws Exception {
        Path place = folder.resolve("store");
        try (DurableStore store = open(place)) {
            store.write(ANN, add(statement("before")), Guard.NONE);
        }
        boolean mounted = makeReadOnly(place);
        try {
            try (DurableStore store = open(place)) {
                assertThat(holds(store.get(), statement("before"))).isTrue();
                assertThat(store.status().trouble()).hasValue(Reason.READ_ONLY);
                assertThatThrownBy(() -> store.write(ANN, add(statement("refused")), Guard.NONE)).isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("mount it for writing, start the server again");
                assertThatThrownBy(store::compact).isInstanceOf(StoreException.class).hasMessageContaining("may only be read");
                store.takeRequests(Guard.NONE);
            }
        } finally {
            makeWritable(mounted, place);
        }
        try (DurableStore store = open(place)) {
            assertThat(holds(store.get(), statement("refused"))).isFalse();
            store.write(ANN, add(statement("after")), Guard.NONE);
        }
    }

    /** Whether that was done by a mount; else the right to write into the folder is taken away, which the owner of the machine does not need. */
    private static boolean makeReadOnly(Path folder) throws Exception {
        boolean mounted = command("mount", "--bind", folder.toString(), folder.toString()) && command("mount", "-o", "remount,bind,ro", folder.toString());
        if (!mounted) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
            for (Path inside : filesOf(folder)) {
                Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("r--r--r--"));
            }
        }
        return mounted;
    }

    private static DurableStore open(Path place) throws Exception {
        return DurableStore.open(place, Schema.read(Project.HOME.resolve("ontology"), List.of()), Statements.BUILDER, Project.CLOCK);
    }

    private static void makeWritable(boolean mounted, Path journal) throws Exception {
        if (mounted) {
            command("umount", journal.toString());
        } else {
            Files.setPosixFilePermissions(journal, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (Path inside : filesOf(journal)) {
                Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
    }

    private static List<Path> filesOf(Path folder) throws Exception {
        try (Stream<Path> content = Files.list(folder)) {
            return content.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean command(String... words) throws Exception {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static String insert(int number) {
        return "INSERT DATA { GRAPH <" + Given.graph(0) + "> { <" + Given.graph(0) + "> <http://www.w3.org/2004/02/skos/core#altLabel> \"" + number + " " + "x".repeat(20_000) + "\" } }";
    }
}
