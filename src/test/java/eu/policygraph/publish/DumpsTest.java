package eu.policygraph.publish;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import eu.policygraph.graph.Snapshot;
import eu.policygraph.web.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Dumps of a replaced snapshot take no room, and nobody who reads them loses anything. */
class DumpsTest {

    @Test
    void dumpsGoWhenTheirSnapshotIsReplacedAndAnswersUnderWayGoOn() throws Exception {
        AtomicReference<Snapshot> served = new AtomicReference<>(Project.load(Project.HOME.resolve("data/sources")));
        try (TemporaryFolder folder = new TemporaryFolder()) {
            Dumps dumps = new Dumps(served::get, Project::catalogue, folder);
            AtomicReference<Path> first = new AtomicReference<>();
            Body answer = dumps.use(d -> {
                first.set(d.folder());
                return open(d.path(d.find("eu-policy-graph.nt.gz").orElseThrow()));
            });
            assertThat(first.get()).isDirectory();
            assertThat(dumps.<Path>use(DumpFolder::folder)).isEqualTo(first.get());
            dumps.use(d -> {
                dumps.retire();
                assertThat(first.get()).as("while it is used").isDirectory();
                return d;
            });
            assertThat(first.get()).doesNotExist();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            answer.writeTo(out);
            answer.close();
            assertThat(out.size()).isEqualTo((int) answer.length());
            Path second = dumps.use(DumpFolder::folder);
            assertThat(Files.exists(second)).isTrue();
            served.set(Project.snapshot());
            assertThat(dumps.<Path>use(DumpFolder::folder)).isNotEqualTo(second);
            assertThat(second).doesNotExist();
        }
    }

    private static Body open(Path file) {
        try {
            return Body.InFile.open(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
