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
            mounted = command("mount", "--bind", journal.toString(), journal.toString()) && command("mount", "-o", "remount,bind,ro", journal.toString());
            if (!mounted) {
                Files.setPosixFilePermissions(journal, PosixFilePermissions.fromString("r-xr-xr-x"));
            }
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

    private static DurableStore open(Path place) throws Exception {
        return DurableStore.open(place, Schema.read(Project.HOME.resolve("ontology"), List.of()), Statements.BUILDER, Project.CLOCK);
    }

    private static void makeWritable(boolean mounted, Path journal) throws Exception {
        if (mounted) {
            command("umount", journal.toString());
        } else {
            Files.setPosixFilePermissions(journal, PosixFilePermissions.fromString("rwxr-xr-x"));
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
